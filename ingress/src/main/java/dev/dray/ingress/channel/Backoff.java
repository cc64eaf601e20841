package dev.dray.ingress.channel;

import java.time.Duration;

/** How long to wait before trying again: twice as long after each failure in a row, between two bounds. */
public record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /** The wait after that many failures in a row, at least one. */
    public Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
