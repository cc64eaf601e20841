package dev.dray.runtime.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a file: a thread that takes what was submitted and commits as much as has queued meanwhile in one
 * transaction, so that many writers share the price of one fsync. Writes are applied in the order of submission.
 */
final class GroupCommit implements AutoCloseable {
    /** Bounds how long the first of a batch waits for the last. */
    private static final int LARGEST_BATCH = 1_000;

    private final Path file;
    private final Connection connection;
    private final Batch batch;
    private final Queue<Submitted<?>> queue = new ArrayDeque<>();
    private final Thread writer;
    private boolean closed;

    GroupCommit(Path file, Connection connection, CommitListener listener) {
        this.file = file;
        this.connection = connection;
        this.batch = new Batch(file, KeptStatements.of(connection), listener);
        this.writer = Thread.ofPlatform()
                .daemon()
                .name("dray-writer-" + file.getFileName())
                .start(this::writeAll);
    }

    /** Queues a write; the future completes, on the writer's thread, once it is on disk. */
    <T extends @Nullable Object> CompletableFuture<T> submit(Write<T> write) {
        var submitted = new Submitted<>(write);
        synchronized (queue) {
            if (closed) {
                submitted.fail(new DatabaseException(file + " is closed"));
            } else {
                queue.add(submitted);
                queue.notifyAll();
            }
        }
        return submitted.future();
    }

    boolean isWriterThread() {
        return Thread.currentThread().equals(writer);
    }

    private void writeAll() {
        for (var next = await(); !next.isEmpty(); next = await()) {
            batch.write(next);
        }
    }

    /** What has queued, at least one write; nothing when closed and all is done. */
    private Queue<Submitted<?>> await() {
        var next = new ArrayDeque<Submitted<?>>();
        synchronized (queue) {
            while (queue.isEmpty() && !closed) {
                try {
                    queue.wait();
                } catch (InterruptedException _) {
                    // Nobody has a reason to interrupt this thread; it ends when it is closed.
                }
            }
            while (!queue.isEmpty() && next.size() < LARGEST_BATCH) {
                next.add(queue.remove());
            }
        }
        return next;
    }

    /** Finishes what was submitted and refuses what comes after. */
    @Override
    public void close() throws SQLException {
        synchronized (queue) {
            closed = true;
            queue.notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return; // The writer goes on until it is done; only nobody waits for it any longer.
        }
        connection.close();
    }
}
