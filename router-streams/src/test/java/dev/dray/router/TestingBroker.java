package dev.dray.router;

import dev.dray.broker.Broker;
import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.Clients;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.broker.topics.Provisioner;
import dev.dray.broker.topics.TopicsFile;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.value.HostPort;
import dev.dray.schema.Topic;
import dev.dray.schema.UndecodableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A real broker with Dray's topics, and what a test writes to and reads from them. */
final class TestingBroker implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 600;

    private final EmbeddedBroker broker;
    private final Clients clients;
    private final Producer<String, byte[]> producer;

    TestingBroker(Path home) {
        broker = new EmbeddedBroker(Home.open(home), new Embedded(new HostPort("127.0.0.1", 0), false));
        broker.start();
        clients = new Clients(broker, "test");
        producer = clients.producer("producer");
    }

    Broker broker() {
        return broker;
    }

    void provision(String... lanes) {
        try (Admin admin = clients.admin("provision")) {
            Provisioner provisioner = new Provisioner(admin, TopicsFile.load(), broker.replication());
            provisioner.apply(provisioner.plan(List.of(lanes)));
        }
    }

    /** All topics but Kafka's own. */
    Set<String> topics() throws Exception {
        try (Admin admin = clients.admin("topics")) {
            return admin.listTopics().names().get(30, TimeUnit.SECONDS);
        }
    }

    <V extends SpecificRecordBase> void send(Topic<V> topic, V value) throws Exception {
        producer.send(topic.record(value)).get(30, TimeUnit.SECONDS);
    }

    /** As what lay there for a while: the router does not hurry to commit what comes of it. */
    <V extends SpecificRecordBase> void sendLate(Topic<V> topic, V value) throws Exception {
        ProducerRecord<String, byte[]> now = topic.record(value);
        producer.send(new ProducerRecord<>(now.topic(), null, 0L, now.key(), now.value(), now.headers()))
                .get(30, TimeUnit.SECONDS);
    }

    void garbage(Topic<?> topic) throws Exception {
        producer.send(new ProducerRecord<>(topic.name(), "key", new byte[] {'?', '!'}))
                .get(30, TimeUnit.SECONDS);
    }

    /** Everything committed to a topic, once one of the values is as wanted; fails after a minute. */
    <V extends SpecificRecordBase> List<V> await(Topic<V> topic, Predicate<V> wanted) throws UndecodableException {
        List<V> values = new ArrayList<>();
        try (var consumer = clients.reader("reader")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int poll = 0; poll < POLLS; poll++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    values.add(topic.read(record));
                }
                if (values.stream().anyMatch(wanted)) {
                    return values;
                }
            }
        }
        throw new AssertionError("not on " + topic + " within a minute; there are " + values);
    }

    /** What is committed to a topic now. */
    <V extends SpecificRecordBase> List<V> committed(Topic<V> topic) throws UndecodableException {
        List<V> values = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(topic.name()))) {
            while (reader.hasNext()) {
                values.add(topic.read(reader.next()));
            }
        }
        return values;
    }

    /** Returns once so many records were written to a topic, be they committed or not; fails after a minute. */
    void awaitUncommitted(Topic<?> topic, int records) {
        Map<String, Object> settings = clients.settings("uncommitted");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            int seen = 0;
            for (int poll = 0; poll < POLLS; poll++) {
                seen += consumer.poll(POLL).count();
                if (seen >= records) {
                    return;
                }
            }
        }
        throw new AssertionError("not %d records on %s within a minute".formatted(records, topic));
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
