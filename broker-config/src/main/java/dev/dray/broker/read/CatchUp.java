package dev.dray.broker.read;

import dev.dray.schema.Topic;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from its first record on, and tells when it has passed what was there when it began. */
final class CatchUp<V extends SpecificRecordBase> {
    private final Consumer<String, byte[]> consumer;
    private final Topic<V> topic;
    private final Map<TopicPartition, Long> ahead = new HashMap<>();

    CatchUp(Consumer<String, byte[]> consumer, Topic<V> topic) {
        this.consumer = consumer;
        this.topic = topic;
        List<TopicPartition> partitions = Partitions.of(consumer, topic.name());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        ahead.putAll(consumer.endOffsets(partitions));
        consumer.assign(partitions);
        begins.forEach(consumer::seek);
        dropPassed();
    }

    /** What a record turned out to be. */
    interface Sink<V> {
        void value(ConsumerRecord<String, byte[]> record, V value);

        void tombstone(ConsumerRecord<String, byte[]> record);

        void undecodable(ConsumerRecord<String, byte[]> record, UndecodableException why);
    }

    /** Whether everything that was there at the beginning has been read. */
    boolean done() {
        return ahead.isEmpty();
    }

    /** Waits that long for records at most, and hands over those that came. */
    void step(Duration patience, Sink<V> sink) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
            Optional<byte[]> bytes = Optional.ofNullable(record.value());
            if (bytes.isEmpty()) {
                sink.tombstone(record);
                continue;
            }
            try {
                sink.value(record, topic.read(record));
            } catch (UndecodableException e) {
                sink.undecodable(record, e);
            }
        }
        dropPassed();
    }

    private void dropPassed() {
        // The position passes the marks of transactions too, which are no records but take offsets.
        ahead.entrySet().removeIf(each -> consumer.position(each.getKey()) >= each.getValue());
    }
}
