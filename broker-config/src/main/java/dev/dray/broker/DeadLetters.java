package dev.dray.broker;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.Topics;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Makes dead letters of records nobody can handle, so that their bytes, key and headers outlive them, and sends them. */
public final class DeadLetters {
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
        DeadLetter.Builder letter = RecordLetter.of(
                        Place.of(record), record.key(), record.value(), record.headers(), why)
                .setReason(reason)
                .setAt(clock.instant());
        Optional<String> key = Optional.ofNullable(record.key());
        key.filter(_ -> keyedByConversation(record.topic())).ifPresent(letter::setConversation);
        key.filter(_ -> keyedByJob(record.topic())).ifPresent(letter::setJobId);
        if (record.topic().equals(Topics.MESSAGES.name())) {
            Optional.ofNullable(letter.getHeaders().get("ce_id")).ifPresent(letter::setMessageId);
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
}
