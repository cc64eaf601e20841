package dev.dray.router.fold;

import dev.dray.router.job.State;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state of every job of this task, by job id. */
final class Jobs {
    static final String STORE = "jobs";

    private final KeyValueStore<String, byte[]> store;

    Jobs(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
    }

    Optional<State> find(String id) {
        return Optional.ofNullable(store.get(id)).map(StoredState::state);
    }

    void put(State state) {
        store.put(state.course().job().getId(), StoredState.bytes(state));
    }
}
