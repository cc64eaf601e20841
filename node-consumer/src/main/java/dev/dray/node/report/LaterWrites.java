package dev.dray.node.report;

import dev.dray.node.intake.LedgerWatch;
import dev.dray.runtime.time.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Writes to the ledger that failed and are tried again until they succeed, or the node stops. While there are any it
 * takes no jobs. Safe for use by several threads.
 */
public final class LaterWrites implements AutoCloseable {
    private final LedgerWatch watch;
    private final Timer timer;
    private final Duration pause;
    private volatile boolean closed;

    /** @param pause between two tries */
    public LaterWrites(LedgerWatch watch, Timer timer, Duration pause) {
        this.watch = watch;
        this.timer = timer;
        this.pause = pause;
    }

    /** Takes over a write that failed, unless this is closed. */
    void add(Supplier<CompletableFuture<?>> write, Throwable cause) {
        if (!closed) {
            later(write, watch.failed(cause));
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void later(Supplier<CompletableFuture<?>> write, LedgerWatch.Failure failure) {
        timer.after(pause, () -> {
            if (!closed) {
                write.get().whenComplete((_, cause) -> {
                    if (cause == null) {
                        failure.over();
                    } else {
                        later(write, failure); // The watch has told of it.
                    }
                });
            }
        });
    }
}
