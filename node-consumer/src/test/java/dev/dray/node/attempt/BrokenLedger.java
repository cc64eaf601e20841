package dev.dray.node.attempt;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The ledger as on a full disk, to whoever asks it: no write succeeds. */
final class BrokenLedger implements AutoCloseable {
    private final Connection connection;

    BrokenLedger(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        rename("attempts", "hidden");
    }

    void mend() throws SQLException {
        rename("hidden", "attempts");
    }

    private void rename(String from, String to) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE %s RENAME TO %s".formatted(from, to));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
