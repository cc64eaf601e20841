package dev.dray.node.report;

import dev.dray.node.intake.LedgerWatch;
import dev.dray.runtime.sqlite.DatabaseException;
import dev.dray.runtime.time.Timer;
import java.time.Duration;

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

    /** Takes over a write, which throws {@link DatabaseException} where it fails, as it has before. */
    void add(Runnable write, DatabaseException failure) {
        later(write, watch.failed(failure));
    }

    @Override
    public void close() {
        closed = true;
    }

    private void later(Runnable write, LedgerWatch.Failure failure) {
        timer.after(pause, () -> {
            if (closed) {
                return;
            }
            try {
                write.run();
            } catch (DatabaseException _) {
                later(write, failure); // The watch has told of it.
                return;
            }
            failure.over();
        });
    }
}
