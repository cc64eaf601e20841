package dev.dray.cli;

import dev.dray.broker.Broker;
import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.Clients;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.broker.topics.Provisioner;
import dev.dray.broker.topics.TopicsFile;
import dev.dray.cli.reach.Gateway;
import dev.dray.runtime.home.Addresses;
import dev.dray.runtime.home.Addresses.Publication;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.value.HostPort;
import dev.dray.schema.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A home whose gateway is no more than a broker with all topics, to write on them what a test wants commands to find. */
final class TestingLog implements AutoCloseable {
    private static final long BOUND = 30;

    private final EmbeddedBroker broker;
    private final Publication publication;
    private final Producer<String, byte[]> producer;
    private Instant time;

    /** @param now the records get the ten minutes before it, in the order in which they are written */
    TestingLog(Path directory, Instant now) {
        time = now.minus(Duration.ofMinutes(10));
        Home home = Home.open(directory);
        broker = new EmbeddedBroker(home, new Embedded(new HostPort("127.0.0.1", 0), true));
        broker.start();
        Clients clients = new Clients(broker, "test");
        try (Admin admin = clients.admin("topics")) {
            Provisioner provisioner = new Provisioner(admin, TopicsFile.load(), broker.replication());
            provisioner.apply(provisioner.plan(List.of("video")));
        }
        producer = clients.producer("records");
        publication = new Addresses(home)
                .publish(Gateway.ROLE, Map.of(Gateway.BROKER, broker.bootstrap(), Gateway.HTTP, "http://127.0.0.1:1"));
    }

    /** The broker, for what runs in the test's process. */
    Broker broker() {
        return broker;
    }

    /** Where the broker is. */
    String bootstrap() {
        return broker.bootstrap();
    }

    /** Writes a value as the product would. */
    <V extends SpecificRecordBase> void write(Topic<V> topic, V value) {
        ProducerRecord<String, byte[]> record = topic.record(value);
        write(record.topic(), record.key(), record.value(), record.headers());
    }

    /** Writes bytes of somebody else's. */
    void write(String topic, String key, byte @Nullable [] value) {
        write(topic, key, value, new RecordHeaders());
    }

    @SuppressWarnings("NullAway") // A record's value may be null, which Kafka does not say.
    private void write(String topic, String key, byte @Nullable [] value, Headers headers) {
        time = time.plusSeconds(1);
        try {
            producer.send(new ProducerRecord<>(topic, null, time.toEpochMilli(), key, value, headers))
                    .get(BOUND, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot write to " + topic, e);
        }
    }

    @Override
    public void close() {
        publication.close();
        producer.close();
        broker.close();
    }
}
