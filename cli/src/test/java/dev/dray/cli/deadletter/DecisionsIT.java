package dev.dray.cli.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.Clients;
import dev.dray.broker.Place;
import dev.dray.broker.RecordLetter;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.broker.read.Letter;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.broker.topics.Provisioner;
import dev.dray.broker.topics.TopicsFile;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.value.HostPort;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsIT {
    private static final Instant AT = Instant.parse("2026-02-08T10:42:00Z");
    private static final Place PLACE = new Place(Topics.MESSAGES.name(), 0, 130);
    private static final byte[] BYTES = "hello".getBytes(UTF_8);

    @TempDir
    Path directory;

    @Test
    void whatIsCutOffHasPutNothingBackAndMarkedNothing() {
        try (EmbeddedBroker broker =
                new EmbeddedBroker(Home.open(directory), new Embedded(new HostPort("127.0.0.1", 0), true))) {
            broker.start();
            Clients clients = new Clients(broker, "test");
            provision(clients);
            List<String> safe = new ArrayList<>();

            try (Decisions decisions = new Decisions(clients, "cli")) {
                retry(decisions, safe);
            }
            assertThat(safe).isEmpty();
            assertThat(count(clients, Topics.MESSAGES.name())).isZero();
            assertThat(count(clients, Topics.DEAD_LETTERS.name())).isZero();

            try (Decisions decisions = new Decisions(clients, "cli")) {
                retry(decisions, safe);
                decisions.finish();
            }
            assertThat(safe).containsExactly(PLACE.toString());
            assertThat(count(clients, Topics.MESSAGES.name())).isOne();
            assertThat(count(clients, Topics.DEAD_LETTERS.name())).isOne();
        }
    }

    private static void retry(Decisions decisions, List<String> safe) {
        DeadLetter letter = RecordLetter.of(PLACE, "http/a", BYTES, new RecordHeaders(), "unreadable")
                .setReason("undecodable")
                .setAt(AT)
                .build();
        decisions.retried(
                new Letter(letter, PLACE, BYTES.length),
                new ProducerRecord<>(PLACE.topic(), "http/a", BYTES),
                AT,
                () -> safe.add(letter.getId()));
    }

    private static int count(Clients clients, String topic) {
        int count = 0;
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(topic))) {
            for (; reader.hasNext(); reader.next()) {
                count++;
            }
        }
        return count;
    }

    private static void provision(Clients clients) {
        try (Admin admin = clients.admin("provision")) {
            Provisioner provisioner = new Provisioner(admin, TopicsFile.load(), (short) 1);
            provisioner.apply(provisioner.plan(List.of()));
        }
    }
}
