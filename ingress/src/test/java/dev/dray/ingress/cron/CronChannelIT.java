package dev.dray.ingress.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.broker.read.TopicSnapshot;
import dev.dray.ingress.TestingTopics;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Message;
import dev.dray.schema.Schedule;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@SuppressWarnings("NullAway.Init") // JUnit starts the broker before each test.
class CronChannelIT {
    @TempDir
    private Path directory;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T06:30:00Z"));
    private final RecordingRecorder recorder = new RecordingRecorder();
    private TestingTopics topics;
    private Clients clients;

    @BeforeEach
    void beginTheBroker() {
        topics = new TestingTopics(Home.open(directory.resolve("home")));
        clients = new Clients(ExternalBroker.at(topics.broker().address().toString()), "test");
    }

    @AfterEach
    void endTheBroker() {
        topics.close();
    }

    @Test
    void eachOrderCountsOnceAlsoAcrossAStart() throws Exception {
        order("first", CommandKind.RUN);
        try (CronChannel channel = channel("briefing")) {
            channel.start();
            assertThat(recorder.awaitMessages(1)).extracting(Message::getId).containsExactly("cron:briefing:run:first");
        }
        order("second", CommandKind.RUN);

        try (CronChannel channel = channel("briefing")) {
            channel.start();
            recorder.awaitMessages(2);
        }

        assertThat(recorder.messages())
                .extracting(Message::getId)
                .containsExactly("cron:briefing:run:first", "cron:briefing:run:second");
    }

    @Test
    void schedulesFollowTheEntriesAndAnOrder() throws Exception {
        try (CronChannel channel = channel("briefing", "backup")) {
            channel.start();
            Eventually.assertThatIt("shows both", () -> shown().size() == 2);
        }

        try (CronChannel channel = channel("briefing")) {
            channel.start();
            order("off", CommandKind.DISABLE);

            Eventually.assertThatIt(
                    "shows the one that is left, disabled",
                    () -> shown().size() == 1 && shown().values().stream().noneMatch(Schedule::getEnabled));
        }
    }

    @Test
    void whatWasShownWhileTheBrokerWasAwayIsWrittenWhenItIsBack() {
        topics.goAway();
        try (CronChannel channel = channel("briefing")) {
            channel.start();

            topics.comeBack();

            Eventually.assertThatIt("shows it", () -> shown().containsKey("briefing"));
        }
    }

    private Map<String, Schedule> shown() {
        return TopicSnapshot.of(clients, Topics.SCHEDULES).values();
    }

    private CronChannel channel(String... names) {
        List<CronEntry> entries = Stream.of(names)
                .map(name -> TestingEntry.of("0 * * * *").name(name).made())
                .toList();
        return new CronChannel(entries, ZoneId.of("UTC"), directory.resolve("cron.db"), clients, recorder, time, time);
    }

    private void order(String id, CommandKind kind) throws Exception {
        topics.send(Topics.COMMANDS.record(Command.newBuilder()
                .setId(id)
                .setJobId("")
                .setKind(kind)
                .setEntry("briefing")
                .setBy("cli")
                .setAt(time.instant())
                .build()));
    }
}
