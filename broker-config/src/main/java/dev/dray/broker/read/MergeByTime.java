package dev.dray.broker.read;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Puts the records of several partitions into one order by time, keeping the order within each partition. */
final class MergeByTime {
    private static final Comparator<Deque<ConsumerRecord<String, byte[]>>> OLDEST_FIRST =
            Comparator.comparingLong(queue -> queue.getFirst().timestamp());

    private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> waiting = new HashMap<>();

    void add(ConsumerRecord<String, byte[]> record) {
        waiting.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), _ -> new ArrayDeque<>())
                .add(record);
    }

    /** How many records of a partition wait. */
    int waiting(TopicPartition partition) {
        Deque<?> queue = waiting.get(partition);
        return queue == null ? 0 : queue.size();
    }

    /** Takes the oldest of those that wait. */
    Optional<ConsumerRecord<String, byte[]>> take() {
        return waiting.values().stream()
                .filter(queue -> !queue.isEmpty())
                .min(OLDEST_FIRST)
                .map(Deque::removeFirst);
    }
}
