package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.channel.Recorded;
import dev.dray.runtime.sqlite.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OncePerKeyTest {
    @TempDir
    private Path directory;

    @Test
    void whereTheKeyCannotBeKeptNothingIsRecorded() {
        Database closed = Database.open(directory.resolve("http.db"), KeyLedger.MIGRATIONS);
        closed.close();
        OncePerKey keys = new OncePerKey(new KeyLedger(closed), InstantSource.system());
        AtomicInteger recorded = new AtomicInteger();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> keys.record(new IdempotencyKey("k-1", "hash", "request"), () -> {
                    recorded.incrementAndGet();
                    return Recorded.BROKER;
                }))
                .withMessageContaining("Idempotency-Key: cannot be kept")
                .withMessageContaining("send again");
        assertThat(recorded).hasValue(0);
    }
}
