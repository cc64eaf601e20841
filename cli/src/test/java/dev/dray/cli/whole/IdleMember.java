package dev.dray.cli.whole;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of a stream's group that lives and does nothing: who joins after it waits until it leaves. */
final class IdleMember implements AutoCloseable {
    private static final String TOPIC = "idle";

    private final KafkaConsumer<byte[], byte[]> consumer;

    private IdleMember(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Returns when it is the group's only member; its sign of life goes on by itself, its part in the group does not. */
    static IdleMember of(String group, String bootstrap) throws InterruptedException {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                NothingForAnyone.class.getName()));
        consumer.subscribe(List.of(TOPIC));
        Patience.until(
                "it is in the group " + group,
                () -> {
                    consumer.poll(Duration.ofMillis(100));
                    return consumer.groupMetadata().generationId() > 0;
                },
                consumer::groupMetadata);
        return new IdleMember(consumer);
    }

    /** Leaves the group, once. */
    void leave() {
        consumer.close();
    }

    @Override
    public void close() {
        leave();
    }

    /** Goes by the name of Kafka Streams' own, as all of a group must. */
    public static final class NothingForAnyone implements ConsumerPartitionAssignor {
        @Override
        public String name() {
            return "stream";
        }

        @Override
        public GroupAssignment assign(Cluster cluster, GroupSubscription members) {
            return new GroupAssignment(members.groupSubscription().keySet().stream()
                    .collect(Collectors.toMap(member -> member, _ -> new Assignment(List.of()))));
        }
    }
}
