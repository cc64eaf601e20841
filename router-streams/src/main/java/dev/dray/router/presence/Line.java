package dev.dray.router.presence;

import dev.dray.router.out.Waiter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The heavy jobs that wait for a node, by lane and conversation. */
final class Line {
    static final String STORE = "line";

    private static final String SEPARATOR = "\0";

    private final KeyValueStore<String, String> store;
    private final Map<String, Integer> lengths = new HashMap<>();

    Line(KeyValueStore<String, String> store) {
        this.store = store;
        try (var all = store.all()) {
            all.forEachRemaining(
                    entry -> lengths.merge(waiter(entry.key, entry.value).lane(), 1, Integer::sum));
        }
    }

    static StoreBuilder<KeyValueStore<String, String>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.String());
    }

    void join(Waiter waiter) {
        if (store.putIfAbsent(key(waiter), waiter.message()) == null) {
            lengths.merge(waiter.lane(), 1, Integer::sum);
        }
    }

    void leave(Waiter waiter) {
        if (store.delete(key(waiter)) != null) {
            lengths.computeIfPresent(waiter.lane(), (_, length) -> length == 1 ? null : length - 1);
        }
    }

    /** The lanes in which jobs wait. */
    Set<String> lanes() {
        return Set.copyOf(lengths.keySet());
    }

    List<Waiter> of(String lane) {
        return find(lane + SEPARATOR);
    }

    List<Waiter> of(String lane, String conversation) {
        return find(lane + SEPARATOR + conversation + SEPARATOR);
    }

    private List<Waiter> find(String prefix) {
        List<Waiter> waiters = new ArrayList<>();
        try (var found = store.prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(entry -> waiters.add(waiter(entry.key, entry.value)));
        }
        return waiters;
    }

    private static String key(Waiter waiter) {
        return String.join(SEPARATOR, waiter.lane(), waiter.conversation(), waiter.job());
    }

    private static Waiter waiter(String key, String message) {
        String[] parts = key.split(SEPARATOR, 3);
        return new Waiter(parts[0], parts[1], parts[2], message);
    }
}
