package dev.dray.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes Kafka clients that all behave alike: nothing is acknowledged that could be lost, nothing is read that a
 * transaction took back, and only what Redpanda supports is used. Whoever asks for a client owns and closes it.
 *
 * <p>Each client is called {@code <owner>-<purpose>} in the broker's logs and in the descriptions of groups.
 */
public final class Clients {
    /** The largest record in bytes, with key and headers: an e-mail with attachments still travels whole. */
    public static final int LARGEST_RECORD = 8 * 1024 * 1024;

    private static final int LARGEST_BATCH = 64 * 1024;
    private static final Duration DELIVERY = Duration.ofMinutes(2);
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final int LARGEST_FETCH = 2 * LARGEST_RECORD;

    private final Broker broker;
    private final String owner;

    /** @param owner who the clients work for, such as {@code ingress} or {@code node-mini} */
    public Clients(Broker broker, String owner) {
        this.broker = broker;
        this.owner = owner;
    }

    /** A producer that gives a record up, failing its future, after two minutes without an acknowledgement. */
    public Producer<String, byte[]> producer(String purpose) {
        return producer(purpose, DELIVERY);
    }

    /**
     * A producer whose records keep their order, are never doubled by a retry, and are on every replica once
     * acknowledged.
     *
     * @param delivery how long a record may wait for its acknowledgement before its future fails
     */
    public Producer<String, byte[]> producer(String purpose, Duration delivery) {
        return new KafkaProducer<>(
                producerSettings(purpose, delivery), new StringSerializer(), new ByteArraySerializer());
    }

    /** A producer for transactions. Its {@code initTransactions} shuts out any older one with the same id. */
    public Producer<String, byte[]> transactionalProducer(String purpose, String transactionalId) {
        Map<String, Object> settings = producerSettings(purpose, DELIVERY);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A member of a group. It commits offsets when its owner does, never by itself. */
    public Consumer<String, byte[]> consumer(String purpose, GroupMember member) {
        Map<String, Object> settings = consumerSettings(purpose);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, member.group());
        settings.put(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, member.begin().name().toLowerCase(Locale.ROOT));
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(member.session()));
        settings.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                millis(member.session().dividedBy(3)));
        member.instance().ifPresent(name -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer without a group, for partitions its owner assigns; where not told otherwise it begins at the start. */
    public Consumer<String, byte[]> reader(String purpose) {
        Map<String, Object> settings = consumerSettings(purpose);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A client that looks at and changes topics, groups and settings. */
    public Admin admin(String purpose) {
        return Admin.create(settings(purpose));
    }

    /**
     * What all clients have in common: the way to the broker, and silence about themselves. The base for Kafka
     * Streams, which makes its clients itself. Holds the password in clear.
     */
    public Map<String, Object> settings(String purpose) {
        Map<String, Object> settings = new HashMap<>(broker.connection());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, owner + "-" + purpose);
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }

    private Map<String, Object> producerSettings(String purpose, Duration delivery) {
        Duration request = delivery.compareTo(REQUEST) < 0 ? delivery : REQUEST;
        Map<String, Object> settings = settings(purpose);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // What comes while a request is under way goes together in the next one, and shares its fsync.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, LARGEST_BATCH);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(delivery));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(request));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis(request));
        return settings;
    }

    private Map<String, Object> consumerSettings(String purpose) {
        Map<String, Object> settings = settings(purpose);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // Who joins or leaves a group interrupts only the partitions that move.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, LARGEST_FETCH);
        return settings;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
