package dev.dray.runtime.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The table that the tests of this package write to, and statements on it. */
final class TestingDatabase {
    static final List<String> MIGRATIONS =
            List.of("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)");

    private TestingDatabase() {}

    static Write<Integer> insert(String text) {
        return connection -> {
            try (var statement = connection.prepareStatement("INSERT INTO note (text) VALUES (?)")) {
                statement.setString(1, text);
                return statement.executeUpdate();
            }
        };
    }

    static Write<Integer> run(String sql) {
        return connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        };
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }

    /** What a second program would read from the file. */
    static int fromOutside(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return number(connection, sql);
        }
    }
}
