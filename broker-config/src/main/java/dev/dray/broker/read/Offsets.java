package dev.dray.broker.read;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** The offsets a position stands for in each partition, with the partitions as they were at one moment. */
final class Offsets {
    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, Span> spans = new HashMap<>();

    Offsets(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        this.consumer = consumer;
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.beginningOffsets(partitions)
                .forEach((partition, begin) ->
                        spans.put(partition, new Span(begin, ends.getOrDefault(partition, begin))));
    }

    private record Span(long begin, long end) {}

    /** The offset in each partition, never outside of what the partition holds. */
    Map<TopicPartition, Long> of(Position position) {
        return switch (position) {
            case Position.Beginning() -> each((_, span) -> span.begin());
            case Position.End() -> each((_, span) -> span.end());
            case Position.Offset(long offset) -> each((_, _) -> offset);
            case Position.AfterBeginning(long offsets) -> each((_, span) -> span.begin() + offsets);
            case Position.BeforeEnd(long offsets) -> each((_, span) -> span.end() - offsets);
            case Position.At(Instant instant) -> at(instant);
        };
    }

    private Map<TopicPartition, Long> at(Instant instant) {
        Map<TopicPartition, Long> times =
                spans.keySet().stream().collect(Collectors.toMap(each -> each, _ -> instant.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        return each((partition, span) -> {
            OffsetAndTimestamp first = found.get(partition);
            return first == null ? span.end() : first.offset();
        });
    }

    private Map<TopicPartition, Long> each(ToLongBiFunction<TopicPartition, Span> offset) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        spans.forEach((partition, span) ->
                offsets.put(partition, Math.clamp(offset.applyAsLong(partition, span), span.begin(), span.end())));
        return offsets;
    }
}
