package dev.dray.router.job;

import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** The state of every job of this task, by job id. */
final class Jobs {
    static final String STORE = "jobs";

    private final KeyValueStore<String, byte[]> store;

    Jobs(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    Optional<State> find(String id) {
        return Optional.ofNullable(store.get(id)).map(StoredState::state);
    }

    void put(State state) {
        store.put(state.course().job().getId(), StoredState.bytes(state));
    }
}
