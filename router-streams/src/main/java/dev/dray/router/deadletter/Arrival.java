package dev.dray.router.deadletter;

import dev.dray.broker.Place;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record as it came from a topic: what a dead letter must keep of it. Read its bytes, do not change them. */
public final class Arrival {
    private final Place place;
    private final @Nullable String key;
    private final byte @Nullable [] value;
    private final Headers headers;
    private final Instant at;

    private Arrival(Record<String, byte[]> record, RecordMetadata from, Instant at) {
        this.place = new Place(from.topic(), from.partition(), from.offset());
        this.key = record.key();
        this.value = record.value();
        this.headers = record.headers();
        this.at = at;
    }

    /** The record a processor was just given. */
    public static Arrival of(Record<String, byte[]> record, ProcessingContext context) {
        RecordMetadata from = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("an arrival outside of a record's processing"));
        return new Arrival(record, from, Instant.ofEpochMilli(context.currentSystemTimeMs()));
    }

    /** Where it lies. */
    public Place place() {
        return place;
    }

    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    public byte @Nullable [] value() {
        return value;
    }

    /** The value, or nothing where there is none. */
    public byte[] bytes() {
        return value == null ? new byte[0] : value;
    }

    public boolean isOn(String wanted) {
        return place.topic().equals(wanted);
    }

    public Headers headers() {
        return headers;
    }

    /** When the router saw it, by the router's clock. */
    public Instant at() {
        return at;
    }
}
