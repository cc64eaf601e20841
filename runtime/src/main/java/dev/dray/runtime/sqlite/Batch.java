package dev.dray.runtime.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes several submitted writes in one transaction. Each is fenced by a savepoint, so that one which throws is undone
 * alone. Where SQLite gives the whole transaction up (on a full disk it may), those applied before fail too, and those
 * after get a transaction of their own.
 */
final class Batch {
    private static final Logger log = LoggerFactory.getLogger(Batch.class);

    private final Path file;
    private final Connection connection;
    private final CommitListener listener;

    /** @param connection one that {@link KeptStatements keeps statements} */
    Batch(Path file, Connection connection, CommitListener listener) {
        this.file = file;
        this.connection = connection;
        this.listener = listener;
    }

    /** Writes all of them, and completes the future of each; throws nothing, so that the writer lives. */
    void write(Queue<Submitted<?>> writes) {
        while (!writes.isEmpty()) {
            transaction(writes);
        }
    }

    private void transaction(Queue<Submitted<?>> writes) {
        var taken = new ArrayList<Submitted<?>>();
        try {
            execute("BEGIN IMMEDIATE");
            int applied = 0;
            for (var next = writes.poll(); next != null; next = writes.poll()) {
                taken.add(next);
                applied += apply(next) ? 1 : 0;
            }
            execute("COMMIT");
            tell(applied);
            taken.forEach(Submitted::acknowledge);
        } catch (SQLException | RuntimeException | Error failure) {
            giveUp(taken, writes, failure);
        }
    }

    private void tell(int applied) {
        if (applied == 0) {
            return;
        }
        try {
            listener.committed(applied);
        } catch (RuntimeException failure) {
            log.atError().setCause(failure).addKeyValue("file", file).log("A commit listener failed");
        }
    }

    private boolean apply(Submitted<?> write) throws SQLException {
        execute("SAVEPOINT one_write");
        try {
            write.apply(connection);
            execute("RELEASE one_write");
            return true;
        } catch (SQLException | RuntimeException | Error failure) {
            write.fail(failure instanceof SQLException sql ? DatabaseException.of(file, "a write", sql) : failure);
            undo(failure);
            return false;
        }
    }

    private void undo(Throwable reason) throws SQLException {
        try {
            execute("ROLLBACK TO one_write");
            execute("RELEASE one_write");
        } catch (SQLException noSavepoint) {
            // SQLite has rolled back everything already; what made it do so says more than the missing savepoint.
            throw reason instanceof SQLException first ? first : noSavepoint;
        }
    }

    private void giveUp(List<Submitted<?>> taken, Queue<Submitted<?>> rest, Throwable reason) {
        try {
            execute("ROLLBACK");
        } catch (SQLException _) {
            // There is no transaction left, as was the aim.
        }
        if (taken.isEmpty()) {
            taken.addAll(rest); // The transaction did not even begin: nobody's turn will come.
            rest.clear();
        }
        var failure = reason instanceof SQLException sql ? DatabaseException.of(file, "a commit", sql) : reason;
        taken.forEach(write -> write.fail(failure));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
