package dev.dray.ingress.outbox;

import dev.dray.broker.Clients;
import dev.dray.ingress.channel.TooLargeException;
import dev.dray.runtime.value.DataSize;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One record on its way to a topic, and the lane whose order it keeps: its topic and key. */
record Entry(Lane lane, ProducerRecord<String, byte[]> record) {
    /** What headers and framing may add. */
    private static final int FRAME = 64 * 1024;

    private static final DataSize LARGEST = new DataSize(Clients.LARGEST_RECORD - FRAME);

    record Lane(String topic, String key) {}

    /** @throws TooLargeException where no broker would take it */
    static <V extends SpecificRecordBase> Entry of(Topic<V> topic, V value, String id) {
        ProducerRecord<String, byte[]> record = topic.record(value);
        if (record.value().length > LARGEST.bytes()) {
            throw new TooLargeException(id, new DataSize(record.value().length), LARGEST);
        }
        return new Entry(new Lane(record.topic(), record.key()), record);
    }

    /** An entry that was kept as the name of its topic and its bytes. */
    static Entry kept(String topic, byte[] value) {
        return again(Topics.named(topic).orElseThrow(() -> new IllegalStateException("no topic " + topic)), value);
    }

    private static <V extends SpecificRecordBase> Entry again(Topic<V> topic, byte[] value) {
        try {
            ProducerRecord<String, byte[]> record = topic.record(topic.read(value));
            return new Entry(new Lane(record.topic(), record.key()), record);
        } catch (UndecodableException e) {
            throw new IllegalStateException("the outbox holds bytes that are no record of " + topic, e);
        }
    }
}
