package dev.dray.ingress.http;

import java.time.Duration;
import java.time.Instant;

/**
 * How often something may be done: so much at once, filled up again evenly. Kept as the moment it will be full again
 * (the generic cell rate algorithm). May be overdrawn. A clock that is set back neither fills nor empties it.
 */
final class Bucket {
    private final Duration interval;
    private final Duration whole;
    private Instant full = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    Bucket(Rate rate, int burst) {
        interval = rate.interval();
        whole = interval.multipliedBy(burst);
    }

    /** How long until there is one; zero where there is. */
    synchronized Duration untilNext(Instant now) {
        if (now.isBefore(last)) {
            full = full.minus(Duration.between(now, last));
        }
        last = now;
        Duration lack = Duration.between(now, full).plus(interval).minus(whole);
        return lack.isPositive() ? lack : Duration.ZERO;
    }

    /** Takes one where there is one, and answers zero; else how long until there is. */
    synchronized Duration take(Instant now) {
        Duration wait = untilNext(now);
        if (wait.isZero()) {
            spend(1, now);
        }
        return wait;
    }

    /** Takes so many, whether or not they are there. */
    synchronized void spend(int count, Instant now) {
        full = (full.isBefore(now) ? now : full).plus(interval.multipliedBy(count));
    }
}
