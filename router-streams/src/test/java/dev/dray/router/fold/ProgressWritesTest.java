package dev.dray.router.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.router.job.Examples;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressWritesTest {
    private static final Instant START = Examples.NOW;

    private final ProgressWrites writes = new ProgressWrites();

    @Test
    void aJobIsWrittenOnceASecond() {
        assertThat(writes.now("job", START)).isTrue();
        assertThat(writes.now("job", START.plusMillis(999))).isFalse();
        assertThat(writes.now("job", START.plusMillis(1_000))).isTrue();
    }

    @Test
    void theLastProgressIsWrittenWhenItsSecondIsOver() {
        writes.now("job", START);
        writes.now("job", START.plusMillis(10));

        assertThat(writes.due(START.plusMillis(500))).isEmpty();
        assertThat(writes.due(START.plusMillis(1_000))).containsExactly("job");
    }

    @Test
    void nothingIsDueOnceTheStateChanged() {
        writes.now("job", START);
        writes.now("job", START.plusMillis(10));
        writes.forget("job");

        assertThat(writes.due(START.plusSeconds(10))).isEmpty();
        assertThat(writes.now("job", START.plusMillis(20))).isTrue();
    }
}
