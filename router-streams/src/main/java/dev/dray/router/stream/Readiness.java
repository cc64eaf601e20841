package dev.dray.router.stream;

import dev.dray.router.RouterException;
import dev.dray.runtime.value.Durations;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the stream has come to serve. Stores that are rebuilt are waited for however long that takes; a start in which
 * nothing moves is given up, so that who watches over this process begins anew. Safe for use by several threads.
 */
public final class Readiness {
    /** How the threads of the stream are called, by its client's name. */
    private static final String THREADS = "router-streams";

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private final CompletableFuture<Void> serves = new CompletableFuture<>();
    private final LongSupplier restored;

    /** @param restored how much of the stores is rebuilt: another number each time it is more */
    public Readiness(LongSupplier restored) {
        this.restored = restored;
    }

    /** The stream serves. */
    public void serves() {
        serves.complete(null);
    }

    /** The stream will not serve; false where it does already, or has failed before. */
    public boolean fails(RouterException failure) {
        return serves.completeExceptionally(failure);
    }

    /**
     * Returns when the stream serves.
     *
     * @param still how long nothing may move before it is given up
     * @throws RouterException where the stream failed, or nothing moved for that long
     */
    public void await(Duration still) throws InterruptedException {
        long before = restored.getAsLong();
        while (!servesWithin(still)) {
            long now = restored.getAsLong();
            if (now == before) {
                sayWhatItWaitsFor();
                throw new RouterException(
                        ("the router did not come to serve: nothing moved for %s; nothing is lost, and a"
                                        + " new start continues; what it waited for is in the log")
                                .formatted(Durations.format(still)));
            }
            before = now;
        }
    }

    private boolean servesWithin(Duration limit) throws InterruptedException {
        try {
            serves.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RouterException failure
                    ? failure
                    : new RouterException("the router did not start: " + e.getCause(), e);
        }
    }

    private static void sayWhatItWaitsFor() {
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            if (each.getKey().getName().startsWith(THREADS)) {
                Throwable at = new Throwable("where it is");
                at.setStackTrace(each.getValue());
                log.atWarn()
                        .setCause(at)
                        .addKeyValue("thread", each.getKey().getName())
                        .log("The router waits here");
            }
        }
    }
}
