package dev.dray.broker.read;

import java.util.function.Predicate;

/**
 * Which values a table keeps in memory: those that must stay, and the newest of the others.
 *
 * @param always tells of a value whether it must stay, such as a job under way
 * @param others how many of the others stay
 */
public record Keep<V>(Predicate<? super V> always, int others) {
    public Keep {
        if (others < 0) {
            throw new IllegalArgumentException("others: %d is negative".formatted(others));
        }
    }

    /** Keeps every value, of a topic known to have few keys. */
    public static <V> Keep<V> all() {
        return new Keep<>(_ -> true, 0);
    }
}
