package dev.dray.router;

import dev.dray.broker.Broker;
import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.Clients;
import dev.dray.broker.embedded.EmbeddedBroker;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

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

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
