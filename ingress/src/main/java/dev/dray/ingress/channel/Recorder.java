package dev.dray.ingress.channel;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.util.List;

/**
 * Makes messages safe: in the topic {@code dray.messages}, or in the outbox where the broker does not answer in time.
 * Messages of a conversation are kept in the order they were handed over. At least once: a message whose fate was
 * unclear is in both, under one id, and the router takes it once. For use by many threads.
 */
public interface Recorder {

    /**
     * Records messages; returns when every one of them is on disk.
     *
     * @return {@link Recorded#OUTBOX} where any of them waits for the broker
     * @throws TooLargeException for a message no topic takes; none of them may be considered recorded
     * @throws NotRecordedException where neither broker nor outbox took them; the origin must keep them
     */
    Recorded record(List<Message> messages);

    default Recorded record(Message message) {
        return record(List.of(message));
    }

    /** Records, in the same way, what could not be made a message or could not be sent. */
    Recorded setAside(List<DeadLetter> letters);
}
