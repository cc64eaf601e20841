package dev.dray.ingress;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.Clients;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.broker.topics.Provisioner;
import dev.dray.broker.topics.TopicsFile;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.value.HostPort;
import dev.dray.schema.Topic;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A real broker with all topics, which can go away and come back on the same address. */
public final class TestingTopics implements AutoCloseable {
    private static final int LOOKS = 120;

    private final Home home;
    private EmbeddedBroker broker;
    private final HostPort address;

    public TestingTopics(Home home) {
        this.home = home;
        broker = started(new HostPort("127.0.0.1", 0));
        address = broker.address();
        try (Admin admin = clients().admin("provision")) {
            Provisioner provisioner = new Provisioner(admin, TopicsFile.load(), (short) 1);
            provisioner.apply(provisioner.plan(List.of()));
        }
    }

    private EmbeddedBroker started(HostPort listen) {
        EmbeddedBroker made = new EmbeddedBroker(home, new Embedded(listen, true));
        made.start();
        return made;
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public Clients clients() {
        return new Clients(broker, "test");
    }

    public void goAway() {
        broker.close();
    }

    public void comeBack() {
        broker = started(address);
    }

    /** Sends a record as it is. */
    public void send(ProducerRecord<String, byte[]> record) throws Exception {
        try (Producer<String, byte[]> producer = clients().producer("send")) {
            producer.send(record).get();
        }
    }

    /** The values of a topic, partition by partition, once there are so many; those there are after two minutes. */
    public <V extends SpecificRecordBase> List<V> read(Topic<V> topic, int count) throws UndecodableException {
        List<V> values = new ArrayList<>();
        try (Consumer<String, byte[]> reader = clients().reader("read")) {
            List<TopicPartition> partitions = reader.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(partitions);
            for (int look = 0; look < LOOKS && values.size() < count; look++) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofSeconds(1))) {
                    values.add(topic.read(record));
                }
            }
        }
        return values;
    }

    @Override
    public void close() {
        broker.close();
    }
}
