package dev.dray.node.file;

import java.time.Duration;

/**
 * How long to go on with a transfer that does not get on: so many failures in a row, each pause twice as long as the one
 * before, between two bounds.
 */
public record Patience(Duration first, Duration longest, int failures) {
    private static final int MOST_DOUBLINGS = 30;

    /** For whoever asks again later anyway, or a person at a terminal: about five seconds. */
    public static Patience ofSeconds() {
        return new Patience(Duration.ofMillis(200), Duration.ofSeconds(2), 5);
    }

    /** For a job whose attempt it would cost: about a minute. */
    public static Patience ofAMinute() {
        return new Patience(Duration.ofMillis(500), Duration.ofSeconds(15), 8);
    }

    /** The pause after that many failures in a row, at least one. */
    Duration after(int failed) {
        Duration pause = first.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
