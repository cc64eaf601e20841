package dev.dray.broker.read;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a table holds, within its bound. Written by one thread, read by any. Partitions are read one after the other, so
 * the newest is told by the records' timestamps and not by the order in which they come.
 */
final class TableContent<V> {
    private final Keep<V> keep;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final Map<String, Age> ages = new HashMap<>();
    private final TreeSet<Age> mattering = new TreeSet<>();
    private final TreeSet<Age> others = new TreeSet<>();
    private volatile boolean full;

    TableContent(Keep<V> keep) {
        this.keep = keep;
    }

    private record Age(long timestamp, String key) implements Comparable<Age> {
        private static final Comparator<Age> ORDER =
                Comparator.comparingLong(Age::timestamp).thenComparing(Age::key);

        @Override
        public int compareTo(Age other) {
            return ORDER.compare(this, other);
        }
    }

    void put(String key, V value, long timestamp) {
        forgetAge(key);
        values.put(key, value);
        Age age = new Age(timestamp, key);
        ages.put(key, age);
        if (keep.matters().test(value)) {
            bound(mattering, age, keep.most());
        } else {
            bound(others, age, keep.others());
        }
        full = mattering.size() == keep.most();
    }

    private void bound(SortedSet<Age> kept, Age added, int most) {
        kept.add(added);
        if (kept.size() > most) {
            remove(kept.first().key());
        }
    }

    void remove(String key) {
        forgetAge(key);
        values.remove(key);
        full = mattering.size() == keep.most();
    }

    Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Map<String, V> copy() {
        return Map.copyOf(values);
    }

    /** Whether there are as many values that matter as stay, and perhaps others that did not. */
    boolean isFull() {
        return full;
    }

    int size() {
        return values.size();
    }

    private void forgetAge(String key) {
        Age age = ages.remove(key);
        if (age != null) {
            mattering.remove(age);
            others.remove(age);
        }
    }
}
