package dev.dray.broker.read;

import dev.dray.broker.Answer;
import dev.dray.broker.BrokerException;
import dev.dray.broker.Clients;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads a range of topics, their partitions merged by the records' time, without joining a group and without holding
 * more than some hundred records of each partition. Sees only what was committed. For one thread; {@link #stop} is for
 * any other.
 */
public final class TopicReader implements Iterator<ConsumerRecord<String, byte[]>>, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int ENOUGH = 500;

    private final TopicRange range;
    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final MergeByTime merge = new MergeByTime();
    private Optional<ConsumerRecord<String, byte[]>> next = Optional.empty();
    private volatile boolean stopped;

    /**
     * Finds out where the range begins and ends. Records that arrive later belong to it only where it has no end.
     *
     * @throws BrokerException where the broker does not answer, or a topic or partition is not there
     */
    public TopicReader(Clients clients, TopicRange range) {
        this.range = range;
        this.consumer = clients.reader("read");
        try {
            seek(partitions());
        } catch (BrokerException e) {
            consumer.close();
            throw e;
        } catch (KafkaException e) {
            consumer.close();
            throw unreadable(e);
        }
    }

    /** Waits for the next record. False at the end of the range, or once stopped. */
    @Override
    public boolean hasNext() {
        try {
            while (next.isEmpty() && !stopped) {
                if (ends.keySet().stream().allMatch(this::showsItsOldest)) {
                    next = merge.take();
                }
                if (next.isEmpty()) {
                    if (ends.isEmpty()) {
                        return false;
                    }
                    fetch();
                }
            }
        } catch (WakeupException _) {
            return false;
        } catch (KafkaException e) {
            throw unreadable(e);
        }
        return next.isPresent() && !stopped;
    }

    @Override
    public ConsumerRecord<String, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ConsumerRecord<String, byte[]> record = next.orElseThrow();
        next = Optional.empty();
        return record;
    }

    /** Ends the reading from another thread: {@link #hasNext} answers false, even while it waits. */
    public void stop() {
        stopped = true;
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> found = range.topics().stream()
                .flatMap(topic -> Partitions.of(consumer, topic).stream())
                .filter(each ->
                        range.partitions().isEmpty() || range.partitions().contains(each.partition()))
                .toList();
        if (found.isEmpty()) {
            throw new BrokerException("%s has no partition %s".formatted(range.topics(), range.partitions()));
        }
        return found;
    }

    private void seek(List<TopicPartition> partitions) {
        Offsets offsets = new Offsets(consumer, partitions);
        Map<TopicPartition, Long> begins = offsets.of(range.from());
        Map<TopicPartition, Long> limits = range.to().map(offsets::of).orElse(Map.of());
        begins.forEach((partition, begin) -> {
            long end = limits.getOrDefault(partition, Long.MAX_VALUE);
            if (begin < end) {
                ends.put(partition, end);
            }
        });
        consumer.assign(ends.keySet());
        begins.forEach((partition, begin) -> {
            if (ends.containsKey(partition)) {
                consumer.seek(partition, begin);
            }
        });
    }

    /** Whether nothing older than what waits of a partition can still come. */
    private boolean showsItsOldest(TopicPartition partition) {
        return merge.waiting(partition) > 0
                || (range.to().isEmpty() && consumer.currentLag(partition).orElse(1) == 0);
    }

    private void fetch() {
        Set<TopicPartition> full = new HashSet<>(consumer.assignment());
        full.removeIf(each -> ends.containsKey(each) && merge.waiting(each) < ENOUGH);
        consumer.resume(consumer.assignment());
        consumer.pause(full);
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
            if (end != null && record.offset() < end) {
                merge.add(record);
            }
        }
        // The position passes gaps too; a last record just before the end need not exist.
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private BrokerException unreadable(KafkaException e) {
        return new BrokerException("cannot read %s: %s".formatted(range.topics(), Answer.explain(e)), e);
    }
}
