package dev.dray.ingress.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.TestingTopics;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.Recorded;
import dev.dray.runtime.home.Home;
import dev.dray.schema.Message;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class OutboxRecorderIT {
    @TempDir
    private Path directory;

    @Test
    void aBrokerThatGoesAndComesBackLosesNothingAndKeepsTheOrderOfEachConversation() throws Exception {
        Home home = Home.open(directory);
        try (TestingTopics topics = new TestingTopics(home);
                OutboxRecorder recorder = new OutboxRecorder(
                        topics.clients(), home.state().resolve("outbox.db"), Duration.ofSeconds(2))) {
            recorder.start();
            assertThat(record(recorder, 1, 10)).containsOnly(Recorded.BROKER);

            topics.goAway();
            assertThat(record(recorder, 11, 40)).containsOnly(Recorded.OUTBOX);

            topics.comeBack();
            record(recorder, 41, 50);
            Eventually.assertThatIt("drains", () -> recorder.waiting() == 0);
            assertThat(record(recorder, 51, 60)).containsOnly(Recorded.BROKER);

            List<Message> recorded = topics.read(Topics.MESSAGES, 120);
            for (String conversation : List.of("http/a", "http/b")) {
                assertThat(firstSeen(recorded, conversation))
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, 60)
                                .mapToObj(n -> "http:%s:%d".formatted(conversation, n))
                                .toList());
            }
        }
    }

    private static Set<Recorded> record(OutboxRecorder recorder, int from, int to) {
        Set<Recorded> where = new LinkedHashSet<>();
        for (int n = from; n <= to; n++) {
            where.add(recorder.record(List.of(Messages.message("http/a", n), Messages.message("http/b", n))));
        }
        return where;
    }

    /** The ids of a conversation as the router would take them: a second one with the same id does not count. */
    private static Set<String> firstSeen(List<Message> messages, String conversation) {
        Set<String> ids = new LinkedHashSet<>();
        messages.stream()
                .filter(message -> message.getConversation().equals(conversation))
                .forEach(message -> ids.add(message.getId()));
        return ids;
    }
}
