package dev.dray.runtime.life;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Closes a service softly, then cuts it, then gives up on it. */
final class TwoStops {
    private final RunUntilShutdown.Limits limits;
    private final CompletableFuture<Void> hurry = new CompletableFuture<>();

    TwoStops(RunUntilShutdown.Limits limits) {
        this.limits = limits;
    }

    /** Ends the patience of a soft close, under way or to come. */
    void hurry() {
        hurry.complete(null);
    }

    /** Closes the service, and throws what that threw; answers whether it ended at all. */
    boolean close(Service service) {
        var closed = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().name("dray-close").start(() -> {
            try {
                service.close();
                closed.complete(null);
            } catch (RuntimeException | Error failure) {
                closed.completeExceptionally(failure);
            }
        });
        if (!within(limits.soft(), CompletableFuture.anyOf(closed, hurry)) || !closed.isDone()) {
            service.cut();
        }
        if (!within(limits.hard(), closed)) {
            return false;
        }
        rethrow(closed);
        return true;
    }

    private static boolean within(Duration limit, CompletableFuture<?> event) {
        var outcome = event.handle((_, _) -> true).completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS);
        return outcome.join();
    }

    private static void rethrow(CompletableFuture<Void> closed) {
        try {
            closed.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            if (failure.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw failure;
        }
    }
}
