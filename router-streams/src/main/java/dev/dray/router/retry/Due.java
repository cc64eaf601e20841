package dev.dray.router.retry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The jobs of this task that time alone will change, in the order in which it does; survives restarts. */
public final class Due {
    public static final String STORE = "due";

    private static final byte[] NOTHING = {};
    private static final String SEPARATOR = "/";
    /** Sorts after the separator, and so after every job of the same instant. */
    private static final String END = "0";

    private final KeyValueStore<String, byte[]> store;

    public Due(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
    }

    public void add(String job, Instant at) {
        store.put(instant(at) + SEPARATOR + job, NOTHING);
    }

    public void remove(String job, Instant at) {
        store.delete(instant(at) + SEPARATOR + job);
    }

    /** When the next job's time comes. */
    public Optional<Instant> next() {
        try (var entries = store.all()) {
            return entries.hasNext() ? Optional.of(instant(entries.next().key)) : Optional.empty();
        }
    }

    /** The jobs whose time has come, oldest first; they are no longer among these. */
    public List<String> take(Instant now) {
        List<String> keys = new ArrayList<>();
        try (var entries = store.range(instant(Instant.EPOCH), instant(now) + END)) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(store::delete);
        return keys.stream()
                .map(key -> key.substring(key.indexOf(SEPARATOR) + 1))
                .toList();
    }

    private static Instant instant(String key) {
        return Instant.ofEpochMilli(Long.parseLong(key, 0, key.indexOf(SEPARATOR), 10));
    }

    private static String instant(Instant instant) {
        return "%020d".formatted(instant.toEpochMilli());
    }
}
