package dev.dray.node.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The work of a lane that waits. Of one key it comes out in the order it went in, one at a time; the keys take turns, so
 * that one with very much work holds up no other. Each call but {@link #drop} costs the same however much waits. Used by
 * one thread at a time.
 */
final class Backlog {
    /** Of a partition, so many are enough to always have the next at hand, */
    private static final int RECORDS = 500;
    /** where they are of so many keys; of fewer, it is read on to find others whose turn it could be. */
    private static final int KEYS = 10;
    /** In all, as they came from the broker; a partition of which nothing waits is read all the same. */
    private static final long BYTES = 4 << 20;

    private final Map<String, Deque<LaneQueue.Work>> waiting = new HashMap<>();
    private final Map<TopicPartition, Share> shares = new HashMap<>();
    /** The keys of which something waits and nothing runs, the next first. */
    private final Deque<String> turns = new ArrayDeque<>();

    private final Set<String> busy = new HashSet<>();
    private long bytes;

    /** What waits of one partition. */
    private static final class Share {
        private final Map<String, Integer> ofKeys = new HashMap<>();
        private int records;
    }

    void add(LaneQueue.Work work) {
        Deque<LaneQueue.Work> before = waiting.get(work.key());
        if (before != null) {
            before.add(work);
        } else {
            waiting.put(work.key(), new ArrayDeque<>(Set.of(work)));
            if (!busy.contains(work.key())) {
                turns.add(work.key());
            }
        }
        Share share = shares.computeIfAbsent(work.partition(), _ -> new Share());
        share.ofKeys.merge(work.key(), 1, Integer::sum);
        share.records++;
        bytes += work.bytes();
    }

    /** Takes out the work whose turn it is; nothing more of its key comes out until that is {@link #done}. */
    Optional<LaneQueue.Work> next() {
        String key = turns.poll();
        Deque<LaneQueue.Work> works = key == null ? null : waiting.get(key);
        if (key == null || works == null) {
            return Optional.empty();
        }
        LaneQueue.Work work = works.remove();
        if (works.isEmpty()) {
            waiting.remove(key);
        }
        busy.add(key);
        uncount(work);
        return Optional.of(work);
    }

    void done(String key) {
        busy.remove(key);
        if (waiting.containsKey(key)) {
            turns.add(key);
        }
    }

    /** Forgets what waits of these partitions. */
    void drop(Set<TopicPartition> partitions) {
        waiting.values().removeIf(works -> {
            works.removeIf(work -> {
                boolean dropped = partitions.contains(work.partition());
                if (dropped) {
                    uncount(work);
                }
                return dropped;
            });
            return works.isEmpty();
        });
        turns.removeIf(key -> !waiting.containsKey(key));
    }

    /** Whether more of a partition is to be read. */
    boolean wants(TopicPartition partition) {
        Share share = shares.get(partition);
        return share == null || (bytes < BYTES && (share.records < RECORDS || share.ofKeys.size() < KEYS));
    }

    private void uncount(LaneQueue.Work work) {
        shares.computeIfPresent(work.partition(), (_, share) -> {
            share.ofKeys.computeIfPresent(work.key(), (_, records) -> records == 1 ? null : records - 1);
            share.records--;
            return share.records == 0 ? null : share;
        });
        bytes -= work.bytes();
    }
}
