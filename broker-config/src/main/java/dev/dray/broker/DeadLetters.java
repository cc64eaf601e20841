package dev.dray.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Makes dead letters of records nobody can handle, so that their bytes, key and headers outlive them, and sends them. */
public final class DeadLetters {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Producer<String, byte[]> producer;
    private final InstantSource clock;

    public DeadLetters(Producer<String, byte[]> producer, InstantSource clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /** Sends the dead letter of a record; the record is dealt with once the future has completed. */
    public Future<RecordMetadata> send(ConsumerRecord<String, byte[]> record, String reason, String why) {
        return send(of(record, reason, why));
    }

    /** Sends a dead letter made elsewhere. */
    public Future<RecordMetadata> send(DeadLetter letter) {
        return producer.send(Topics.DEAD_LETTERS.record(letter));
    }

    /**
     * The dead letter of a record. Its id is the record's place, so that a second reading makes the same one.
     *
     * @param reason one word for machines, such as {@code undecodable}
     * @param why one sentence for people, with the remedy
     */
    public DeadLetter of(ConsumerRecord<String, byte[]> record, String reason, String why) {
        String place = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
        Map<String, String> headers = headers(record);
        Optional<String> key = Optional.ofNullable(record.key());
        byte @Nullable [] value = record.value();
        DeadLetter.Builder letter = DeadLetter.newBuilder()
                .setId(place)
                .setOrigin("topic " + place)
                .setReason(reason)
                .setWhy(why)
                .setAt(clock.instant())
                .setPayload(ByteBuffer.wrap(value == null ? new byte[0] : value))
                .setPayloadType(headers.getOrDefault("content-type", UNKNOWN_TYPE))
                .setPayloadKey(key.orElse(""))
                .setHeaders(headers);
        key.filter(_ -> keyedByConversation(record.topic())).ifPresent(letter::setConversation);
        key.filter(_ -> keyedByJob(record.topic())).ifPresent(letter::setJobId);
        if (record.topic().equals(Topics.MESSAGES.name())) {
            Optional.ofNullable(headers.get("ce_id")).ifPresent(letter::setMessageId);
        }
        return letter.build();
    }

    private static boolean keyedByConversation(String topic) {
        return topic.equals(Topics.MESSAGES.name())
                || topic.equals(Topics.REPLIES.name())
                || topic.startsWith(Topics.JOB_STATES.name() + ".");
    }

    private static boolean keyedByJob(String topic) {
        return topic.equals(Topics.JOB_EVENTS.name())
                || topic.equals(Topics.JOB_STATES.name())
                || topic.equals(Topics.COMMANDS.name());
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.merge(header.key(), text(header.value()), (before, next) -> before + "\n" + next);
        }
        return headers;
    }

    private static String text(byte @Nullable [] bytes) {
        try {
            return bytes == null
                    ? ""
                    : UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return "base64:" + Base64.getEncoder().encodeToString(bytes);
        }
    }
}
