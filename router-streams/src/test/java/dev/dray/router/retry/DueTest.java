package dev.dray.router.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class DueTest {
    private static final Instant TEN = Instant.ofEpochMilli(10);
    private static final Instant HUNDRED = Instant.ofEpochMilli(100);

    private final Due due = new Due(store());

    @Test
    void jobsComeInTheOrderOfTheirTimes() {
        due.add("c", HUNDRED);
        due.add("b", TEN);
        due.add("a", HUNDRED);

        assertThat(due.take(HUNDRED)).containsExactly("b", "a", "c");
    }

    @Test
    void aJobIsDueFromItsInstantOn() {
        due.add("a", HUNDRED);

        assertThat(due.take(HUNDRED.minusMillis(1))).isEmpty();
        assertThat(due.take(HUNDRED)).containsExactly("a");
        assertThat(due.take(HUNDRED)).isEmpty();
    }

    @Test
    void theNextInstantIsThatOfTheEarliestJob() {
        assertThat(due.next()).isEmpty();

        due.add("a", HUNDRED);
        due.add("b", TEN);
        assertThat(due.next()).contains(TEN);

        due.remove("b", TEN);
        assertThat(due.next()).contains(HUNDRED);
    }

    private static KeyValueStore<String, byte[]> store() {
        KeyValueStore<String, byte[]> store = Due.store().withLoggingDisabled().build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
