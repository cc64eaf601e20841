package dev.dray.runtime.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Writes several submitted writes in one transaction. Each is fenced by a savepoint, so that one which throws is undone
 * alone. Where SQLite gives the whole transaction up (on a full disk it may), those applied before fail too, and those
 * after get a transaction of their own.
 */
final class Batch {
    private final Path file;
    private final Connection connection;
    private final CommitListener listener;
    private final PreparedStatement begin;
    private final PreparedStatement savepoint;
    private final PreparedStatement release;
    private final PreparedStatement undo;
    private final PreparedStatement commit;
    private final PreparedStatement rollback;

    Batch(Path file, Connection connection, CommitListener listener) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.listener = listener;
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        savepoint = connection.prepareStatement("SAVEPOINT one_write");
        release = connection.prepareStatement("RELEASE one_write");
        undo = connection.prepareStatement("ROLLBACK TO one_write");
        commit = connection.prepareStatement("COMMIT");
        rollback = connection.prepareStatement("ROLLBACK");
    }

    /** Writes all of them, and completes the future of each. */
    void write(Queue<Submitted<?>> writes) {
        while (!writes.isEmpty()) {
            transaction(writes);
        }
    }

    private void transaction(Queue<Submitted<?>> writes) {
        var taken = new ArrayList<Submitted<?>>();
        try {
            begin.execute();
            int applied = 0;
            for (var next = writes.poll(); next != null; next = writes.poll()) {
                taken.add(next);
                applied += apply(next) ? 1 : 0;
            }
            commit.execute();
            listener.committed(applied);
            taken.forEach(Submitted::acknowledge);
        } catch (SQLException failure) {
            giveUp(taken, writes, failure);
        }
    }

    private boolean apply(Submitted<?> write) throws SQLException {
        savepoint.execute();
        try {
            write.apply(connection);
            release.execute();
            return true;
        } catch (SQLException | RuntimeException | Error failure) {
            write.fail(failure instanceof SQLException sql ? DatabaseException.of(file, "a write", sql) : failure);
            undo(failure);
            return false;
        }
    }

    private void undo(Throwable reason) throws SQLException {
        try {
            undo.execute();
            release.execute();
        } catch (SQLException noSavepoint) {
            // SQLite has rolled back everything already; what made it do so says more than the missing savepoint.
            throw reason instanceof SQLException first ? first : noSavepoint;
        }
    }

    private void giveUp(List<Submitted<?>> taken, Queue<Submitted<?>> rest, SQLException reason) {
        try {
            rollback.execute();
        } catch (SQLException _) {
            // There is no transaction left, as was the aim.
        }
        if (taken.isEmpty()) {
            taken.addAll(rest); // The transaction did not even begin: nobody's turn will come.
            rest.clear();
        }
        var failure = DatabaseException.of(file, "a commit", reason);
        taken.forEach(write -> write.fail(failure));
    }
}
