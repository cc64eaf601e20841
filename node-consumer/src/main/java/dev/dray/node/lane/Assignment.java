package dev.dray.node.lane;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions a lane has now, each with what was done of it. What is done is committed before a partition goes to
 * another node; what then still runs here is reported by its events, and its offset is the other node's affair. Used by
 * the thread that polls.
 */
final class Assignment implements ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(Assignment.class);

    private static final Duration TO_COMMIT = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;
    private final LaneQueue queue;
    private final Map<TopicPartition, OffsetTracker> trackers = new HashMap<>();

    Assignment(Consumer<String, byte[]> consumer, LaneQueue queue) {
        this.consumer = consumer;
        this.queue = queue;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> trackers.put(partition, new OffsetTracker()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        queue.drop(Set.copyOf(partitions));
        commitNow();
        partitions.forEach(trackers::remove);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        queue.drop(Set.copyOf(partitions));
        partitions.forEach(trackers::remove);
    }

    /** The tracker of a partition that was assigned; it outlives the assignment in the hands of who takes it here. */
    OffsetTracker tracker(TopicPartition partition) {
        return trackers.computeIfAbsent(partition, _ -> new OffsetTracker());
    }

    /** Notes how far the consumer has read, also where it read nothing but the ends of transactions. */
    void read() {
        for (TopicPartition partition : consumer.assignment()) {
            try {
                tracker(partition).read(consumer.position(partition, Duration.ZERO));
            } catch (TimeoutException _) {
                // Not known yet; the next turn asks again.
            }
        }
    }

    /** Commits what is done, without waiting for the answer. */
    void commitSoon() {
        Map<TopicPartition, OffsetAndMetadata> offsets = toCommit();
        if (offsets.isEmpty()) {
            return;
        }
        offsets.forEach((partition, offset) -> tracker(partition).committed(offset.offset()));
        consumer.commitAsync(offsets, (tried, failure) -> {
            if (failure != null) {
                tried.keySet().forEach(partition -> tracker(partition).uncommitted());
            }
        });
    }

    /** Commits what is done and waits. Where that fails, it is delivered again and answered from the ledger. */
    void commitNow() {
        Map<TopicPartition, OffsetAndMetadata> offsets = toCommit();
        try {
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets, TO_COMMIT);
                offsets.forEach((partition, offset) -> tracker(partition).committed(offset.offset()));
            }
        } catch (KafkaException e) {
            log.atWarn()
                    .addKeyValue("cause", e.toString())
                    .log("Offsets could not be committed before others take over");
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> toCommit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        trackers.forEach((partition, tracker) ->
                tracker.toCommit().ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset))));
        return offsets;
    }
}
