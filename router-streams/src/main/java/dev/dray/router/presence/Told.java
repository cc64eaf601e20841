package dev.dray.router.presence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Which conversation was told of which outages; only the latest few matter. */
final class Told {
    static final String STORE = "told";

    private static final int KEPT = 8;
    private static final String SEPARATOR = "\n";

    private final KeyValueStore<String, String> store;

    Told(KeyValueStore<String, String> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, String>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.String());
    }

    /** Whether a conversation is yet to be told of an outage; from now on it was. */
    boolean first(String conversation, Outage outage) {
        List<String> before = Optional.ofNullable(store.get(conversation))
                .map(text -> List.of(text.split(SEPARATOR)))
                .orElse(List.of());
        if (before.contains(outage.id())) {
            return false;
        }
        List<String> latest = Stream.concat(Stream.of(outage.id()), before.stream())
                .limit(KEPT)
                .toList();
        store.put(conversation, String.join(SEPARATOR, latest));
        return true;
    }
}
