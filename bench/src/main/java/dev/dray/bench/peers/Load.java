package dev.dray.bench.peers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What a peer is put under: first messages one after the other, then many senders at once.
 *
 * @param warmUp how many messages go before those that are counted, one after the other
 * @param dispatched how many are counted then; of a queue that is polled, {@code polled}
 * @param pause between such a message's end and the next one; of a queue that is polled, a random time
 * @param warm for how long the many send before they are counted
 * @param lasting for how long they are counted
 * @param poll how often {@link PolledSqlite} looks for work
 */
public record Load(
        int warmUp, int dispatched, int polled, Duration pause, Duration warm, Duration lasting, Duration poll) {
    /** As many as {@code bench/run pipeline} has. */
    static final int SENDERS = 64;

    /** So many that nothing runs dry, and few enough that what is measured is the whole way and not a queue. */
    static final int UNANSWERED = 4_000;

    /** What a message carries. */
    static final String TEXT = "x".repeat(400);

    public Load {
        if (dispatched < 1 || polled < 1 || lasting.isZero() || poll.isZero()) {
            throw new IllegalArgumentException(
                    "a load measures something, for a while: " + dispatched + ", " + lasting);
        }
    }

    /** For the scripts: a queue whose worker is woken. */
    ObjectNode forWoken() {
        return forScript().put("warmUp", warmUp).put("dispatched", dispatched).put("pollMillis", 0);
    }

    /** For the scripts: a queue whose worker looks for work that often. */
    ObjectNode forPolled(Duration interval) {
        return forScript().put("warmUp", 1).put("dispatched", polled).put("pollMillis", interval.toMillis());
    }

    private ObjectNode forScript() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pauseMillis", pause.toMillis())
                .put("warmSeconds", warm.toMillis() / 1e3)
                .put("seconds", lasting.toMillis() / 1e3)
                .put("senders", SENDERS)
                .put("unanswered", UNANSWERED)
                .put("bytes", TEXT.length());
    }
}
