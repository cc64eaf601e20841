package dev.dray.runtime.time;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A timer on the machine's monotonic clock: one daemon thread keeps time and hands each run to a virtual thread of its
 * own. While the machine sleeps its time stands still. Closing cancels what has not begun.
 */
public final class SystemTimer implements Timer, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SystemTimer.class);

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("dray-timer").factory());

    public SystemTimer() {
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Scheduled every(Duration period, Runnable work) {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("a period must be longer than zero, but is " + period);
        }
        // A fixed delay, as a fixed rate would make up for a pause with a burst.
        return handle(
                clock.scheduleWithFixedDelay(handOver(work), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Scheduled after(Duration delay, Runnable work) {
        return handle(clock.schedule(handOver(work), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static Scheduled handle(Future<?> future) {
        return () -> future.cancel(false);
    }

    private static Runnable handOver(Runnable work) {
        var running = new AtomicBoolean();
        return () -> {
            if (running.compareAndSet(false, true)) {
                Thread.ofVirtual().name("dray-timed").start(() -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error failure) {
                        log.atError().setCause(failure).log("A timed task failed");
                    } finally {
                        running.set(false);
                    }
                });
            }
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
