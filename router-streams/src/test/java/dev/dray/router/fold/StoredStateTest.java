package dev.dray.router.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.router.job.Examples;
import dev.dray.router.job.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredStateTest {
    @ParameterizedTest
    @ValueSource(strings = {"queued", "started", "stopping", "waiting", "held", "succeeded", "cancelled", "dead"})
    void aStoredStateComesBackWhole(String name) {
        State state = Examples.state(name);

        assertThat(StoredState.state(StoredState.bytes(state))).isEqualTo(state);
    }

    @Test
    void damagedBytesSayWhatToDo() {
        assertThatThrownBy(() -> StoredState.state(new byte[] {1, 0, 0, 0, 0, 0, 0, 9}))
                .hasMessageContaining("delete its state directory");
    }
}
