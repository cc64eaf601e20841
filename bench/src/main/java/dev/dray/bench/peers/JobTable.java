package dev.dray.bench.peers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table of jobs in SQLite on one connection; each change is a transaction. Safe for several threads. */
final class JobTable implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement waiting;
    private final PreparedStatement finish;

    /** Takes over the connection. */
    JobTable(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE jobs (id INTEGER PRIMARY KEY, text TEXT NOT NULL, status TEXT NOT NULL, result TEXT)");
            statement.execute("CREATE INDEX pending ON jobs (id) WHERE status = 'pending'");
        }
        this.insert = connection.prepareStatement("INSERT INTO jobs (id, text, status) VALUES (?, ?, 'pending')");
        this.waiting = connection.prepareStatement("SELECT id, text FROM jobs WHERE status = 'pending' ORDER BY id");
        this.finish = connection.prepareStatement("UPDATE jobs SET status = 'done', result = ? WHERE id = ?");
    }

    synchronized void insert(long id, String text) throws SQLException {
        insert.setLong(1, id);
        insert.setString(2, text);
        insert.executeUpdate();
    }

    /** All that wait, oldest first. */
    synchronized List<Long> waiting() throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet rows = waiting.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong("id"));
            }
        }
        return ids;
    }

    synchronized void finish(long id, String result) throws SQLException {
        finish.setString(1, result);
        finish.setLong(2, id);
        finish.executeUpdate();
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
