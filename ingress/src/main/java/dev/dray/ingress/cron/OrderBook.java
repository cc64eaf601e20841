package dev.dray.ingress.cron;

import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.Command;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What owners ordered of entries, on disk: which are disabled, which are to be run now, and how far orders were heard. */
final class OrderBook {
    static final String MIGRATION = """
            CREATE TABLE switches (
              entry TEXT PRIMARY KEY,
              enabled INTEGER NOT NULL,
              since INTEGER NOT NULL,
              by TEXT NOT NULL
            );
            CREATE TABLE runs (
              command TEXT PRIMARY KEY,
              entry TEXT NOT NULL,
              by TEXT NOT NULL,
              at INTEGER NOT NULL
            );
            CREATE TABLE heard (
              partition INTEGER PRIMARY KEY,
              next INTEGER NOT NULL
            );
            """;

    private final Database database;

    OrderBook(Database database) {
        this.database = database;
    }

    /**
     * Writes down orders together with the place up to which they were heard, so that each counts once.
     *
     * @param commands some of them perhaps no orders to an entry, but to jobs and nodes
     * @param next the offset to go on at, by partition
     * @param now since when an entry is on or off
     */
    void hear(List<Command> commands, Map<Integer, Long> next, Instant now) {
        database.write(connection -> {
            for (Command command : commands) {
                switch (command.getKind()) {
                    case RUN -> run(connection, command);
                    case ENABLE -> turn(connection, command, true, now);
                    case DISABLE -> turn(connection, command, false, now);
                    case CANCEL, APPROVE, REJECT, RETRY, PAUSE, DRAIN, RESUME, UNKNOWN -> {}
                }
            }
            for (Map.Entry<Integer, Long> place : next.entrySet()) {
                heard(connection, place.getKey(), place.getValue());
            }
            return next;
        });
    }

    private static void run(Connection connection, Command command) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR IGNORE INTO runs (command, entry, by, at) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, command.getId());
            insert.setString(2, command.getEntry());
            insert.setString(3, command.getBy());
            insert.setLong(4, command.getAt().toEpochMilli());
            insert.executeUpdate();
        }
    }

    /** What is on already stays on since it was: else what came due in between would count as disabled. */
    private static void turn(Connection connection, Command command, boolean enabled, Instant now) throws SQLException {
        if (read(connection, command.getEntry()).enabled() == enabled) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO switches (entry, enabled, since, by) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, command.getEntry());
            insert.setBoolean(2, enabled);
            insert.setLong(3, now.toEpochMilli());
            insert.setString(4, command.getBy());
            insert.executeUpdate();
        }
    }

    private static void heard(Connection connection, int partition, long next) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO heard (partition, next) VALUES (?, ?)")) {
            insert.setInt(1, partition);
            insert.setLong(2, next);
            insert.executeUpdate();
        }
    }

    /** The offset at which to go on hearing, by partition. */
    Map<Integer, Long> heardUntil() {
        return database.query(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT partition, next FROM heard");
                    ResultSet rows = select.executeQuery()) {
                Map<Integer, Long> next = new HashMap<>();
                while (rows.next()) {
                    next.put(rows.getInt(1), rows.getLong(2));
                }
                return next;
            }
        });
    }

    Switch switchOf(String entry) {
        return database.query(connection -> read(connection, entry));
    }

    private static Switch read(Connection connection, String entry) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT enabled, since, by FROM switches WHERE entry = ?")) {
            select.setString(1, entry);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Switch(
                                row.getBoolean(1), Instant.ofEpochMilli(row.getLong(2)), Optional.of(row.getString(3)))
                        : Switch.NEVER_SWITCHED;
            }
        }
    }

    /** The orders to run an entry that were not carried out, the oldest first. */
    List<Run> openRuns() {
        return database.query(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT command, entry, by, at FROM runs ORDER BY rowid");
                    ResultSet rows = select.executeQuery()) {
                List<Run> runs = new ArrayList<>();
                while (rows.next()) {
                    runs.add(new Run(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            Instant.ofEpochMilli(rows.getLong(4))));
                }
                return runs;
            }
        });
    }

    /** Strikes out an order that was carried out, or cannot be. */
    void done(Run run) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM runs WHERE command = ?")) {
                delete.setString(1, run.command());
                return delete.executeUpdate();
            }
        });
    }
}
