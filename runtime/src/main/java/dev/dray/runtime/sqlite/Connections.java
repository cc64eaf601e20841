package dev.dray.runtime.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/**
 * Opens connections to one file, set up so that a commit is on disk before it returns, and so that they wait for a lock
 * that another process holds as long as {@code patience} allows.
 */
record Connections(Path file, Duration patience) {
    /** On macOS a plain fsync stops at the disk's own cache; {@code fullfsync} goes through it, elsewhere it is inert. */
    private static final List<String> SETTINGS = List.of(
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "PRAGMA fullfsync=ON",
            "PRAGMA checkpoint_fullfsync=ON",
            "PRAGMA foreign_keys=ON");

    Connection open() throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file, driver());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout=" + patience.toMillis());
            for (var setting : SETTINGS) {
                statement.execute(setting);
            }
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Without the driver's asking for generated keys, which nobody wants to know, after each insertion. */
    private static Properties driver() {
        var settings = new Properties();
        settings.setProperty(SQLiteConfig.Pragma.JDBC_GET_GENERATED_KEYS.pragmaName, "false");
        return settings;
    }

    /** A connection that refuses to write. */
    Connection openForReading() throws SQLException {
        var connection = open();
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only=ON");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
