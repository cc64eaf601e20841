package dev.dray.broker.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** The offsets a position stands for in each partition, as the partitions are at one moment. */
final class Offsets {
    private final Consumer<?, ?> consumer;
    private final Collection<TopicPartition> partitions;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;

    Offsets(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.begins = consumer.beginningOffsets(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /** The offset in each partition, never outside of what the partition holds. */
    Map<TopicPartition, Long> of(Position position) {
        return switch (position) {
            case Position.Beginning _ -> begins;
            case Position.End _ -> ends;
            case Position.Offset(long offset) -> each(_ -> offset);
            case Position.AfterBeginning(long offsets) -> each(partition -> begins.get(partition) + offsets);
            case Position.BeforeEnd(long offsets) -> each(partition -> ends.get(partition) - offsets);
            case Position.At at -> at(at);
        };
    }

    private Map<TopicPartition, Long> at(Position.At at) {
        Map<TopicPartition, Long> times = partitions.stream()
                .collect(Collectors.toMap(each -> each, _ -> at.instant().toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>(consumer.offsetsForTimes(times));
        found.values().removeIf(each -> each == null);
        return each(partition -> found.containsKey(partition)
                ? found.get(partition).offset()
                : ends.get(partition));
    }

    private Map<TopicPartition, Long> each(ToLongFunction<TopicPartition> offset) {
        return partitions.stream()
                .collect(Collectors.toMap(
                        each -> each,
                        each -> Math.clamp(offset.applyAsLong(each), begins.get(each), ends.get(each))));
    }
}
