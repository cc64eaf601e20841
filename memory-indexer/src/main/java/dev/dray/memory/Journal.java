package dev.dray.memory;

import dev.dray.broker.DeadLetters;
import dev.dray.memory.Fold.Placed;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the journal from where the fold stands, all partitions of it. Which offset comes next is the fold's to store, so
 * there is no group and no commit. A record that is no entry becomes a dead letter before anything behind it is folded.
 */
final class Journal {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final DeadLetters deadLetters;
    private final List<TopicPartition> partitions;

    /** Takes over the consumer, but leaves it to its owner to close. */
    Journal(Consumer<String, byte[]> consumer, DeadLetters deadLetters, Map<Integer, Long> next) {
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        this.partitions = consumer.partitionsFor(Topics.JOURNAL.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new MemoryException("topic " + Topics.JOURNAL
                    + " does not exist; the gateway makes it when it starts (dray up or dray gateway)");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, begin);
            consumer.seek(partition, start(partition, next.getOrDefault(partition.partition(), begin), begin, end));
        }
    }

    /** What came, and how far it goes. */
    record Batch(List<Placed> entries, Map<Integer, Long> next) {}

    /** The next entries, or none after a second without. */
    Batch poll() throws InterruptedException {
        ConsumerRecords<String, byte[]> records = consumer.poll(PATIENCE);
        List<Placed> entries = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                entries.add(new Placed(record.partition(), record.offset(), Topics.JOURNAL.read(record)));
            } catch (UndecodableException e) {
                bury(record, e.why());
            }
        }
        Map<Integer, Long> next = new HashMap<>();
        partitions.forEach(partition -> next.put(partition.partition(), consumer.position(partition)));
        return new Batch(entries, next);
    }

    /** Whether there is nothing left to fold now. */
    boolean isAtEnd() {
        return partitions.stream()
                .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    }

    private void bury(ConsumerRecord<String, byte[]> record, String why) throws InterruptedException {
        try {
            deadLetters.send(record, "undecodable", why).get();
        } catch (ExecutionException e) {
            throw new MemoryException(
                    "the dead letter of %s-%d@%d could not be sent: %s; is the broker there?"
                            .formatted(record.topic(), record.partition(), record.offset(), e.getCause()),
                    e);
        }
    }

    private static long start(TopicPartition partition, long next, long begin, long end) {
        if (next < begin) {
            log.atWarn()
                    .addKeyValue("partition", partition)
                    .addKeyValue("offset", next)
                    .addKeyValue("begin", begin)
                    .log("The journal was cut before it was folded; memory goes on where it begins now");
            return begin;
        }
        if (next > end) {
            log.atWarn()
                    .addKeyValue("partition", partition)
                    .addKeyValue("offset", next)
                    .addKeyValue("end", end)
                    .log("The journal is shorter than what was folded, so it is another one; memory folds all of it,"
                            + " leaving out what it knows");
            return begin;
        }
        return next;
    }
}
