package dev.dray.node.lane;

import static java.util.stream.Collectors.partitioningBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One consumer at work on a lane: it polls without pause, so that the group never thinks it dead however long a job runs,
 * and takes nothing of a partition of which the queue wants no more. Used by one thread.
 */
final class LaneReader implements AutoCloseable {
    /** Bounds how late an offset is committed and a stop noticed; records are handed over as they arrive. */
    private static final Duration POLL = Duration.ofMillis(200);

    private static final Duration TO_LEAVE = Duration.ofSeconds(3);

    private final Consumer<String, byte[]> consumer;
    private final LaneQueue queue;
    private final Assignment assignment;
    private final Taker taker;

    /** Takes a record off the lane, or sees why not, and tells the tracker when it is dealt with. */
    @FunctionalInterface
    interface Taker {
        void take(ConsumerRecord<String, byte[]> record, OffsetTracker tracker);
    }

    LaneReader(Consumer<String, byte[]> consumer, String topic, LaneQueue queue, Taker taker) {
        this.consumer = consumer;
        this.queue = queue;
        this.taker = taker;
        this.assignment = new Assignment(consumer, queue);
        consumer.subscribe(List.of(topic), assignment);
    }

    /** One turn: remains a member, takes what came if it is wanted, and commits what is done. */
    void step() {
        Map<Boolean, List<TopicPartition>> wanted =
                consumer.assignment().stream().collect(partitioningBy(queue::wants));
        consumer.resume(wanted.getOrDefault(true, List.of()));
        consumer.pause(wanted.getOrDefault(false, List.of()));
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            OffsetTracker tracker = assignment.tracker(new TopicPartition(record.topic(), record.partition()));
            tracker.taken(record.offset());
            taker.take(record, tracker);
        }
        assignment.read();
        assignment.commitSoon();
    }

    /** Commits and leaves the group, so that others take over at once; a kill would keep the partitions for our return. */
    @Override
    public void close() {
        assignment.commitNow();
        consumer.close(
                CloseOptions.timeout(TO_LEAVE).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
}
