package dev.dray.router.canary;

import dev.dray.schema.Canary;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Where each canary is, by its key; survives restarts. */
final class Standings {
    static final String STORE = "canaries";

    private final KeyValueStore<String, byte[]> store;

    Standings(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
    }

    Optional<Canary> find(String key) {
        return Optional.ofNullable(store.get(key)).map(Standings::read);
    }

    List<Canary> all() {
        List<Canary> all = new ArrayList<>();
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> all.add(read(entry.value)));
        }
        return all;
    }

    void put(Canary canary) {
        store.put(canary.getKey(), Topics.CANARIES.codec().encode(canary));
    }

    private static Canary read(byte[] bytes) {
        try {
            return Topics.CANARIES.codec().decode(bytes);
        } catch (UndecodableException e) {
            throw new IllegalStateException(
                    "the router's store of canaries is damaged; stop the router and delete its state directory, it is"
                            + " rebuilt from the broker",
                    e);
        }
    }
}
