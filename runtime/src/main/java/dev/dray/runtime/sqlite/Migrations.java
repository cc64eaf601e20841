package dev.dray.runtime.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The scripts that made a file what it is: number n takes it from version n to n + 1, kept in its user_version. */
record Migrations(Path file, List<String> scripts) {

    /** Brings the file to the newest version, wholly or not at all. */
    void apply(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var version = version(connection);
            if (version > scripts.size()) {
                throw new DatabaseException(file + " was written by a newer dray (its version is " + version
                        + ", this program knows up to " + scripts.size() + "); update dray on this machine");
            }
            for (int next = version; next < scripts.size(); next++) {
                run(connection, next);
            }
            statement.execute("PRAGMA user_version=" + scripts.size());
            statement.execute("COMMIT");
        }
    }

    private void run(Connection connection, int number) throws SQLException {
        try (var statement = connection.createStatement()) {
            // Of the driver's ways to run a text, only this one runs all of its statements.
            statement.executeUpdate(scripts.get(number));
        } catch (SQLException failure) {
            throw DatabaseException.of(file, "migration to version " + (number + 1), failure);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }
}
