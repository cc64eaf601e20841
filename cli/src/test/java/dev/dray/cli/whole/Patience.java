package dev.dray.cli.whole;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How long tests wait for what must happen: bounds for a machine that does other things too, never expected times. */
final class Patience {
    /** For one step of one message. */
    static final Duration LONG = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(50);

    private Patience() {}

    /** Waits for what nobody signals, such as a line in a file another process writes. */
    static void until(String what, BooleanSupplier holds, Supplier<?> found) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "%s did not come about within %s; found %s".formatted(what, LONG, found.get()));
            }
            var _ = never.await(LOOK.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Runs something when the patience is over, unless the result is cancelled before. */
    static CompletableFuture<Void> atTheEndOf(Duration patience, Runnable giveUp) {
        Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        later.execute(() -> {
            if (waiting.complete(null)) {
                giveUp.run();
            }
        });
        return waiting;
    }
}
