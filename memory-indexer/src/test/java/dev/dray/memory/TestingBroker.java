package dev.dray.memory;

import dev.dray.broker.Broker;
import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.Clients;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.value.HostPort;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A real broker, and a journal to write. */
final class TestingBroker implements AutoCloseable {
    private static final TopicPartition JOURNAL = new TopicPartition(Topics.JOURNAL.name(), 0);

    private final Broker broker;
    private final Clients clients;

    TestingBroker(Path home) {
        this.broker = new EmbeddedBroker(Home.open(home), new Embedded(new HostPort("127.0.0.1", 0), false));
        broker.start();
        this.clients = new Clients(broker, "test");
    }

    /** The broker at an address, as another process sees it. */
    static Broker at(String bootstrap) {
        return new Elsewhere(bootstrap);
    }

    /** Makes the two topics the worker needs. */
    void makeTopics() throws Exception {
        try (Admin admin = clients.admin("topics")) {
            admin.createTopics(Stream.of(Topics.JOURNAL, Topics.DEAD_LETTERS)
                            .map(topic -> new NewTopic(topic.name(), 1, broker.replication()))
                            .toList())
                    .all()
                    .get();
        }
    }

    Clients clients() {
        return clients;
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** Writes the entries, each acknowledged. */
    void write(List<JournalEntry> entries) throws Exception {
        try (Producer<String, byte[]> producer = clients.producer("journal")) {
            List<Future<?>> sent = new ArrayList<>();
            for (JournalEntry entry : entries) {
                sent.add(producer.send(Topics.JOURNAL.record(entry)));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }
    }

    /** Writes the entries and takes them back. */
    void abort(List<JournalEntry> entries) {
        try (Producer<String, byte[]> producer = clients.transactionalProducer("journal", "test")) {
            producer.initTransactions();
            producer.beginTransaction();
            entries.forEach(entry -> producer.send(Topics.JOURNAL.record(entry)));
            producer.flush();
            producer.abortTransaction();
        }
    }

    void writeBytes(byte[] value) throws Exception {
        try (Producer<String, byte[]> producer = clients.producer("journal")) {
            producer.send(new ProducerRecord<>(Topics.JOURNAL.name(), "main", value))
                    .get();
        }
    }

    /** The offset behind everything in the journal. */
    long end() {
        try (Consumer<String, byte[]> consumer = clients.reader("end")) {
            return consumer.endOffsets(List.of(JOURNAL)).getOrDefault(JOURNAL, 0L);
        }
    }

    /** The first record of a topic's only partition. */
    ConsumerRecord<String, byte[]> first(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Consumer<String, byte[]> consumer = clients.reader("first")) {
            consumer.assign(List.of(partition));
            return consumer.poll(Duration.ofSeconds(30)).records(partition).getFirst();
        }
    }

    @Override
    public void close() {
        broker.close();
    }

    private record Elsewhere(String bootstrap) implements Broker {
        @Override
        public void start() {}

        @Override
        public Map<String, Object> connection() {
            return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        }

        @Override
        public short replication() {
            return 1;
        }

        @Override
        public void close() {}
    }
}
