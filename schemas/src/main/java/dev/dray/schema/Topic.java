package dev.dray.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the catalogue: its name, what its values are, and how a value becomes a record. Every record is a
 * CloudEvent in Kafka's binary mode, so that any tool can say what it is without our schemas; every key is a string.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">
 *     CloudEvents Kafka binding</a>
 */
public final class Topic<V extends SpecificRecordBase> {
    /** The media type every record's {@code content-type} header names. */
    public static final String CONTENT_TYPE = "application/avro";

    private final String name;
    private final Codec<V> codec;
    private final Function<V, Event> event;

    Topic(String name, Codec<V> codec, Function<V, Event> event) {
        this.name = name;
        this.codec = codec;
        this.event = event;
    }

    /** What CloudEvents says about a value, and the key it travels under. */
    record Event(String key, String id, String type, String source, Instant time) {}

    public String name() {
        return name;
    }

    public Codec<V> codec() {
        return codec;
    }

    /** The key a value travels under. */
    public String key(V value) {
        return event.apply(value).key();
    }

    /** The CloudEvents headers of a value. */
    public Headers headers(V value) {
        return headers(event.apply(value));
    }

    /** A value as a record of this topic; the partition follows from the key. */
    public ProducerRecord<String, byte[]> record(V value) {
        Event said = event.apply(value);
        return new ProducerRecord<>(name, null, said.key(), codec.encode(value), headers(said));
    }

    /**
     * The value of a consumed record.
     *
     * @throws UndecodableException where the bytes are no value of this topic, or there are none
     */
    public V read(ConsumerRecord<String, byte[]> record) throws UndecodableException {
        return read(record.value());
    }

    /** As {@link #read(ConsumerRecord)}, of a record's bytes; null, as in a tombstone, does not decode. */
    public V read(byte @Nullable [] value) throws UndecodableException {
        if (value == null) {
            throw new UndecodableException("a record without a value");
        }
        return codec.decode(value);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Headers headers(Event event) {
        return new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", event.id().getBytes(UTF_8))
                .add("ce_type", event.type().getBytes(UTF_8))
                .add("ce_source", event.source().getBytes(UTF_8))
                .add("ce_time", event.time().toString().getBytes(UTF_8))
                .add("content-type", CONTENT_TYPE.getBytes(UTF_8));
    }
}
