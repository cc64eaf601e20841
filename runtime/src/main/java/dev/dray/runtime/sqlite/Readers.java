package dev.dray.runtime.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A few connections for reading, opened when first needed; a reader beyond them waits for its turn. */
final class Readers implements AutoCloseable {
    private static final int MOST = 4;

    private final Connections connections;
    private final Semaphore turns = new Semaphore(MOST, true);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Readers(Connections connections) {
        this.connections = connections;
    }

    <T extends @Nullable Object> T read(Read<T> read) throws SQLException {
        turns.acquireUninterruptibly();
        try {
            var connection = take();
            try {
                return read.from(connection);
            } finally {
                giveBack(connection);
            }
        } finally {
            turns.release();
        }
    }

    private Connection take() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw new DatabaseException(connections.file() + " is closed");
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return connections.openForReading();
    }

    private void giveBack(Connection connection) throws SQLException {
        connection.rollback(); // Ends the snapshot, which would otherwise keep the log from being checkpointed.
        synchronized (idle) {
            if (!closed) {
                idle.push(connection);
                return;
            }
        }
        connection.close();
    }

    @Override
    public void close() throws SQLException {
        synchronized (idle) {
            closed = true;
            while (!idle.isEmpty()) {
                idle.pop().close();
            }
        }
    }
}
