package dev.dray.router.stream;

import dev.dray.broker.Broker;
import dev.dray.broker.Clients;
import dev.dray.router.RouterConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of the router's stream: every decision exactly once, visible a few milliseconds after the message, and
 * only what Redpanda supports.
 */
public final class StreamSettings {
    /** The stream's name: its consumer group, and the beginning of its topics' and transactions' names. */
    public static final String APPLICATION = "dray-router";

    /** How often a dead router's transaction may keep readers waiting, where it does not come back itself. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 10_000;

    private static final long RETRY_MILLIS = 5;

    /**
     * A router that joins late reads the stores of so many tasks at a time before it has them, and is asked so often, the
     * least there is, whether it has. By default that is two in ten minutes, and half of fourteen takes half an hour.
     */
    private static final int TASKS_TO_MOVE = 4;

    private static final long ASKED_MILLIS = 60_000;

    private StreamSettings() {}

    public static Map<String, Object> of(RouterConfig config, Broker broker, Path state, StoreMemory memory) {
        Map<String, Object> settings = new HashMap<>(new Clients(broker, "router").settings("streams"));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        settings.put(StreamsConfig.POLL_MS_CONFIG, config.poll().toMillis());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) broker.replication());
        settings.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, TASKS_TO_MOVE);
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, ASKED_MILLIS);
        // Nodes and the line of jobs have no order between them that would be worth waiting for.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
        // A cache would hold back what is to be written at once.
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedStoreMemory.class);
        settings.put(SharedStoreMemory.MEMORY, memory);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Clients.LARGEST_RECORD);
        consumer(settings, config);
        producer(settings);
        return settings;
    }

    private static void consumer(Map<String, Object> settings, RouterConfig config) {
        long session = config.session().toMillis();
        put(settings, CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(session));
        put(settings, CommonClientConfigs.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(session / 3));
        put(settings, CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG, APPLICATION + "-" + config.instance());
        put(settings, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        put(settings, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * Clients.LARGEST_RECORD);
    }

    private static void put(Map<String, Object> settings, String consumerSetting, Object value) {
        settings.put(StreamsConfig.mainConsumerPrefix(consumerSetting), value);
    }

    private static void producer(Map<String, Object> settings) {
        // A transaction that begins while the broker still completes the last one is told to try again.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0L);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 2 * Clients.LARGEST_RECORD);
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MILLIS);
    }
}
