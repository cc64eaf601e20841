package dev.dray.runtime.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite file, open for many threads: written by a single thread that commits in groups, read by a few connections
 * that see what was committed. A write is acknowledged when it is on disk, and not before: a power cut takes nothing
 * that was acknowledged. All failures are {@link DatabaseException}s.
 */
public final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private final GroupCommit writes;
    private final Readers readers;

    private Database(Path file, GroupCommit writes, Readers readers) {
        this.file = file;
        this.writes = writes;
        this.readers = readers;
    }

    /**
     * Opens the file, made if missing, and brings it to the newest version.
     *
     * @param migrations SQL scripts; number n makes version n + 1 of version n. Once released, one never changes.
     */
    public static Database open(Path file, List<String> migrations) {
        return open(file, migrations, _ -> {});
    }

    /** Opens the file as {@link #open(Path, List)} does, and tells {@code listener} of each commit. */
    public static Database open(Path file, List<String> migrations, CommitListener listener) {
        makePlace(file);
        var connections = new Connections(file, PATIENCE);
        try {
            var connection = connections.open();
            try {
                new Migrations(file, migrations).apply(connection);
                return new Database(file, new GroupCommit(file, connection, listener), new Readers(connections));
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw DatabaseException.of(file, "opening", failure);
        }
    }

    /** Answers a question, on the calling thread. */
    public <T extends @Nullable Object> T query(Read<T> read) {
        try {
            return readers.read(read);
        } catch (SQLException failure) {
            throw DatabaseException.of(file, "a query", failure);
        }
    }

    /**
     * Queues a write. Writes are applied in the order of submission; the future completes once this one is on disk, or
     * fails with what it threw. What depends on the future runs on the writer's thread: it must be quick and must not
     * wait for another write.
     */
    public <T extends @Nullable Object> CompletableFuture<T> submit(Write<T> write) {
        return writes.submit(write);
    }

    /** Writes, and returns once that is on disk; throws what the write threw. */
    public <T extends @Nullable Object> T write(Write<T> write) {
        if (writes.isWriterThread()) {
            throw new IllegalStateException("a write cannot wait for another write to " + file);
        }
        try {
            return writes.submit(write).join();
        } catch (CompletionException failure) {
            switch (failure.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw failure;
            }
        }
    }

    /** Finishes what was submitted, then closes the file. */
    @Override
    public void close() {
        try (readers) {
            writes.close();
        } catch (SQLException failure) {
            throw DatabaseException.of(file, "closing", failure);
        }
    }

    private static void makePlace(Path file) {
        if (Files.isDirectory(file)) {
            throw new DatabaseException(file + " is a directory where dray keeps a database; move it away");
        }
        var directory = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new DatabaseException(
                    directory + " cannot be created (" + failure.getMessage()
                            + "); make its parent a writable directory",
                    failure);
        }
    }
}
