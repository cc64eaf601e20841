package dev.dray.ingress.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The messages of the last while, held against a rate. Used by one thread at a time. */
final class Window {
    private final Rate rate;
    private final Deque<Instant> taken = new ArrayDeque<>();

    Window(Rate rate) {
        this.rate = rate;
    }

    /** How long until so many more fit in, of which more than fit in at all count as that many. */
    Duration wait(int messages, Instant now) {
        forget(now);
        int over = taken.size() + Math.min(messages, rate.most()) - rate.most();
        if (over <= 0) {
            return Duration.ZERO;
        }
        Instant freed = taken.stream().skip(over - 1L).findFirst().orElse(now);
        return Duration.between(now, freed.plus(rate.within()));
    }

    void take(int messages, Instant now) {
        for (int i = 0; i < Math.min(messages, rate.most()); i++) {
            taken.add(now);
        }
    }

    boolean isIdle(Instant now) {
        forget(now);
        return taken.isEmpty();
    }

    private void forget(Instant now) {
        while (!taken.isEmpty() && !taken.getFirst().plus(rate.within()).isAfter(now)) {
            taken.removeFirst();
        }
    }
}
