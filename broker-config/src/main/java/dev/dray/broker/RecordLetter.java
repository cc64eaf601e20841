package dev.dray.broker;

import dev.dray.schema.DeadLetter;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter keeps of a record: place, bytes, key and headers, so that a retry puts back exactly what came. A record
 * too large to be copied is named by its place alone.
 */
public final class RecordLetter {
    /** Leaves room for what a letter says beside the bytes it keeps. */
    private static final int LARGEST_COPY = Clients.LARGEST_RECORD - 256 * 1024;

    private static final String ORIGIN = "topic ";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private RecordLetter() {}

    /** The beginning of a record's letter. Its id is the record's place, so that a second reading makes the same one. */
    public static DeadLetter.Builder of(
            Place place, @Nullable String key, byte @Nullable [] value, Headers headers, String why) {
        byte[] bytes = value == null ? new byte[0] : value;
        boolean fits = bytes.length <= LARGEST_COPY;
        Map<String, String> text = LetterHeaders.text(headers);
        return DeadLetter.newBuilder()
                .setId(place.toString())
                .setOrigin(ORIGIN + place)
                .setWhy(fits ? why : why + " (too large to copy, its bytes remain at " + place + ")")
                .setPayload(ByteBuffer.wrap(fits ? bytes : new byte[0]))
                .setPayloadType(text.getOrDefault("content-type", UNKNOWN_TYPE))
                .setPayloadKey(key == null ? "" : key)
                .setHeaders(text);
    }

    /** Where the record lay whose letter it is; empty for the letter of anything else. */
    public static Optional<Place> place(DeadLetter letter) {
        return letter.getOrigin().startsWith(ORIGIN)
                ? Place.parse(letter.getOrigin().substring(ORIGIN.length()))
                : Optional.empty();
    }

    /** The record again, as it came, for the topic it lay on. */
    public static ProducerRecord<String, byte[]> again(DeadLetter letter, Place place) {
        byte[] bytes = new byte[letter.getPayload().remaining()];
        letter.getPayload().duplicate().get(bytes);
        ProducerRecord<String, byte[]> record = letter.getPayloadKey().isEmpty()
                ? new ProducerRecord<>(place.topic(), bytes)
                : new ProducerRecord<>(place.topic(), letter.getPayloadKey(), bytes);
        LetterHeaders.headers(letter.getHeaders()).forEach(record.headers()::add);
        return record;
    }
}
