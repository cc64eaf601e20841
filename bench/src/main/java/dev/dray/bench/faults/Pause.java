package dev.dray.bench.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for time to pass, or for what nobody signals because another process does it. */
final class Pause {
    private static final Duration LOOK = Duration.ofMillis(200);

    private Pause() {}

    static void of(Duration duration) throws InterruptedException {
        var _ = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Looks until it holds, or until that long has passed; says which. */
    static boolean until(BooleanSupplier holds, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                return false;
            }
            of(LOOK);
        }
        return true;
    }
}
