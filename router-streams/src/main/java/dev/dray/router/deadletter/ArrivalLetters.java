package dev.dray.router.deadletter;

import dev.dray.broker.RecordLetter;
import dev.dray.router.out.Outgoing;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import dev.dray.schema.Topics;

/** Dead letters of the records the router reads. */
public final class ArrivalLetters {
    private ArrivalLetters() {}

    /** The letter of a record that is not, or not properly, one of its topic. */
    public static Outgoing<DeadLetter> undecodable(Arrival arrival, String why) {
        return new Outgoing<>(
                Topics.DEAD_LETTERS, letter(arrival, Reason.UNDECODABLE, why).build());
    }

    /** The letter of a record on which a decision broke. */
    public static Outgoing<DeadLetter> failed(Arrival arrival, RuntimeException failure) {
        String why =
                "the router could not handle it: %s; if this Dray is the newest, report it as a bug, else upgrade and retry this dead letter"
                        .formatted(failure);
        return new Outgoing<>(
                Topics.DEAD_LETTERS, letter(arrival, Reason.FAILED, why).build());
    }

    /** The letter of a message that is turned away. */
    public static Outgoing<DeadLetter> message(Arrival arrival, Message message, Reason reason, String why) {
        return new Outgoing<>(
                Topics.DEAD_LETTERS,
                letter(arrival, reason, why)
                        .setConversation(message.getConversation())
                        .setMessageId(message.getId())
                        .build());
    }

    /** The letter of a fact about a job nobody knows. */
    public static Outgoing<DeadLetter> unknownJob(Arrival arrival, String jobId, String why) {
        return new Outgoing<>(
                Topics.DEAD_LETTERS,
                letter(arrival, Reason.UNROUTABLE, why).setJobId(jobId).build());
    }

    private static DeadLetter.Builder letter(Arrival arrival, Reason reason, String why) {
        return RecordLetter.of(arrival.place(), arrival.key().orElse(null), arrival.value(), arrival.headers(), why)
                .setReason(reason.word())
                .setAt(arrival.at());
    }
}
