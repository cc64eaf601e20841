package dev.dray.router.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.Counter;
import dev.dray.router.RouterException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReadinessTest {
    private static final Duration STILL = Duration.ofMillis(1);

    @Test
    @Timeout(30)
    void aStartInWhichNothingMovesIsGivenUp() {
        assertThatThrownBy(() -> new Readiness(() -> 7).await(STILL))
                .isInstanceOf(RouterException.class)
                .hasMessageContaining("nothing moved for 1ms")
                .hasMessageContaining("a new start continues");
    }

    @Test
    void storesThatAreBeingRebuiltAreWaitedFor() {
        AtomicReference<Readiness> readiness = new AtomicReference<>();
        readiness.set(new Readiness(new LongSupplier() {
            private long asked;

            @Override
            public long getAsLong() {
                asked++;
                if (asked == 4) {
                    readiness.get().serves();
                }
                return asked;
            }
        }));

        assertThatCode(() -> readiness.get().await(STILL)).doesNotThrowAnyException();
    }

    @Test
    void theFirstFailureIsTheReason() {
        Readiness readiness = new Readiness(() -> 0);

        assertThat(readiness.fails(new RouterException("no topic"))).isTrue();
        assertThat(readiness.fails(new RouterException("stopped"))).isFalse();

        assertThatThrownBy(() -> readiness.await(STILL)).hasMessage("no topic");
    }

    @Test
    void afterItHasServedAFailureIsNotOneOfTheStart() {
        Readiness readiness = new Readiness(() -> 0);
        readiness.serves();

        assertThat(readiness.fails(new RouterException("no disk"))).isFalse();
    }

    @Test
    void whatIsReadBackIsCounted() {
        Restored restored = new Restored(new Counter());

        restored.onBatchRestored(new TopicPartition("changelog", 0), "jobs", 9, 10);
        restored.onBatchRestored(new TopicPartition("changelog", 1), "jobs", 4, 5);

        assertThat(restored.getAsLong()).isEqualTo(15);
    }
}
