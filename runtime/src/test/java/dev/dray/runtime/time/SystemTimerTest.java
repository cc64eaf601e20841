package dev.dray.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.runtime.log.RecordingLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimerTest {
    private final SystemTimer timer = new SystemTimer();

    @AfterEach
    void closeTimer() {
        timer.close();
    }

    @Test
    void runsOnceAfterADelayOnAVirtualThread() throws Exception {
        var thread = new CompletableFuture<Thread>();
        timer.after(Duration.ofMillis(1), () -> thread.complete(Thread.currentThread()));
        assertThat(thread.get(30, TimeUnit.SECONDS).isVirtual()).isTrue();
    }

    @Test
    void logsWhatATaskThrewAndGoesOn() throws Exception {
        var runs = new CountDownLatch(3);
        try (var log = new RecordingLog(SystemTimer.class)) {
            timer.every(Duration.ofMillis(1), () -> {
                runs.countDown();
                throw new IllegalStateException("boom");
            });
            assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(log.records()).isNotEmpty().allSatisfy(record -> {
                assertThat(record.getMessage()).isEqualTo("A timed task failed");
                assertThat(record.getThrown()).hasMessage("boom");
            });
            timer.close();
        }
    }

    @Test
    void leavesOutTheTurnsThatComeWhileATaskStillRuns() throws Exception {
        var slowRuns = new AtomicInteger();
        var release = new CountDownLatch(1);
        timer.every(Duration.ofMillis(1), () -> {
            slowRuns.incrementAndGet();
            awaitQuietly(release);
        });
        var otherRuns = new CountDownLatch(20);
        timer.every(Duration.ofMillis(1), otherRuns::countDown);
        assertThat(otherRuns.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(slowRuns).hasValue(1);
        release.countDown();
    }

    @Test
    void runsNoMoreOnceClosed() throws Exception {
        var runs = new Semaphore(0);
        var ticks = timer.every(Duration.ofMillis(1), runs::release);
        assertThat(runs.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        ticks.close();
        var later = new CompletableFuture<Void>();
        timer.after(Duration.ofMillis(20), () -> later.complete(null));
        later.get(30, TimeUnit.SECONDS);
        int before = runs.drainPermits();
        var muchLater = new CompletableFuture<Void>();
        timer.after(Duration.ofMillis(20), () -> muchLater.complete(null));
        muchLater.get(30, TimeUnit.SECONDS);
        assertThat(before).isNotNegative();
        assertThat(runs.availablePermits()).isZero();
    }

    @Test
    void refusesAPeriodOfNothing() {
        assertThatThrownBy(() -> timer.every(Duration.ZERO, () -> {}))
                .hasMessage("a period must be longer than zero, but is PT0S");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
