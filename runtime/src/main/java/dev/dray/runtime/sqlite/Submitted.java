package dev.dray.runtime.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A write on its way: queued, then applied, then acknowledged by its future. Used by one thread at a time. */
final class Submitted<T extends @Nullable Object> {
    private final Write<T> write;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private Runnable acknowledgement = () -> {};

    Submitted(Write<T> write) {
        this.write = write;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /** Runs the write and keeps its answer until the commit. */
    void apply(Connection connection) throws SQLException {
        var answer = write.to(connection);
        acknowledgement = () -> future.complete(answer);
    }

    void acknowledge() {
        acknowledgement.run();
    }

    void fail(Throwable failure) {
        future.completeExceptionally(failure);
    }
}
