package dev.dray.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.broker.TestingBroker;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A limit on the size of files stands in for the end of the disk: to the broker a write fails either way. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FullDiskIT {
    private static final String TOPIC = "large";
    private static final List<String> FILES_OF_24_MIB =
            List.of("bash", "-c", "ulimit -f 24576 && exec \"$@\"", "limited");

    @TempDir
    Path home;

    @Test
    void theProcessEndsWithALineWhenWritingFailsAndKeepsWhatItAcknowledged() throws Exception {
        Set<Long> acknowledged = new HashSet<>();
        try (BrokerProcess broker = BrokerProcess.start(home, FILES_OF_24_MIB)) {
            Clients clients = clients(broker);
            TestingBroker.createTopic(clients, TOPIC, 1, Map.of());
            Producer<String, byte[]> producer = clients.producer("producer", Duration.ofSeconds(5));
            fill(producer, acknowledged);
            assertThat(broker.exitCode()).isEqualTo(1);
            assertThat(broker.complaints()).contains("dray: the embedded broker can no longer work with " + home);
            producer.close(Duration.ZERO);
        }
        try (BrokerProcess broker = BrokerProcess.start(home)) {
            assertThat(acknowledged).isNotEmpty();
            assertThat(offsets(clients(broker))).containsAll(acknowledged);
        }
    }

    private static void fill(Producer<String, byte[]> producer, Set<Long> acknowledged) throws InterruptedException {
        byte[] noise = new byte[900_000];
        new java.util.Random(1).nextBytes(noise);
        for (int number = 0; number < 60; number++) {
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(TOPIC, "key", noise));
            try {
                acknowledged.add(sent.get().offset());
            } catch (ExecutionException _) {
                return;
            }
        }
        throw new AssertionError("54 MB fit into files of 24 MiB");
    }

    private static Set<Long> offsets(Clients clients) {
        Set<Long> offsets = new HashSet<>();
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(TOPIC))) {
            reader.forEachRemaining(each -> offsets.add(each.offset()));
        }
        return offsets;
    }

    private static Clients clients(BrokerProcess broker) {
        return new Clients(new ExternalBroker(TestingBroker.at(broker.address().toString())), "test");
    }
}
