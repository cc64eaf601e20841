package dev.dray.ingress.http;

import dev.dray.runtime.value.DataSize;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of the requests under way may be in memory: each takes as much as its body, and at least 16 KiB. A guest has
 * a quarter of it at most, so that no guest keeps the owner out. For use by many threads.
 */
final class Room {
    /** What a request takes without a body. */
    static final DataSize LEAST = DataSize.parse("16 KiB");
    /** One part in so many is the most a guest may have. */
    static final int GUESTS_SHARE = 4;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final DataSize size;
    private final Map<String, Long> taken = new HashMap<>();
    private long total;

    Room(DataSize size) {
        this.size = size;
    }

    /** A request's place, until it is closed. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes a place, or refuses: 429 where the caller has too much under way, 503 where all have.
     *
     * @param bytes how large the body is
     */
    synchronized Place enter(Caller caller, long bytes) {
        long wanted = Math.max(LEAST.bytes(), bytes);
        if (!caller.isOwner() && taken.getOrDefault(caller.name(), 0L) + wanted > size.bytes() / GUESTS_SHARE) {
            throw Problem.tooMany(
                    "%s has more requests under way than a guest may; wait for their answers".formatted(caller.name()),
                    SOON);
        }
        if (total + wanted > size.bytes()) {
            throw Problem.busy(
                    "there is no room for more requests at a time; come again, or raise channels.http.max-in-flight",
                    SOON);
        }
        add(caller, wanted);
        return () -> leave(caller, wanted);
    }

    private synchronized void leave(Caller caller, long bytes) {
        add(caller, -bytes);
    }

    private void add(Caller caller, long bytes) {
        taken.merge(caller.name(), bytes, (before, more) -> before + more == 0 ? null : before + more);
        total += bytes;
    }
}
