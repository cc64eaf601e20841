package dev.dray.broker.read;

import java.util.function.Predicate;

/**
 * Which values a table keeps in memory: so many of those that matter, and so many of the others; of each the newest.
 *
 * @param matters tells of a value whether it does, such as of a job under way
 * @param most how many of those stay; far more than there ought to be, so that too many cost knowledge and not memory
 * @param others how many of the others stay
 */
public record Keep<V>(Predicate<? super V> matters, int most, int others) {
    public Keep {
        notNegative("most", most);
        notNegative("others", others);
    }

    /** Keeps every value, of a topic known to have few keys. */
    public static <V> Keep<V> all() {
        return new Keep<>(_ -> true, Integer.MAX_VALUE, 0);
    }

    /** Keeps nothing, for who only listens. */
    public static <V> Keep<V> nothing() {
        return new Keep<>(_ -> false, 0, 0);
    }

    private static void notNegative(String name, int bound) {
        if (bound < 0) {
            throw new IllegalArgumentException("%s: %d is negative".formatted(name, bound));
        }
    }
}
