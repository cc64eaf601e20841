package dev.dray.ingress.cron;

import dev.dray.runtime.sqlite.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Up to when each entry's fires are dealt with, and what it did last, on disk. */
final class FireLedger {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE entries (
              name TEXT PRIMARY KEY,
              schedule TEXT NOT NULL,
              dealt_until INTEGER NOT NULL,
              skipped INTEGER NOT NULL
            );
            """, """
            ALTER TABLE entries DROP COLUMN skipped;
            """, """
            CREATE TABLE lasts (
              entry TEXT PRIMARY KEY,
              kind TEXT NOT NULL,
              scheduled INTEGER NOT NULL,
              at INTEGER NOT NULL,
              message_id TEXT
            );
            """ + OrderBook.MIGRATION);

    private final Database database;

    FireLedger(Database database) {
        this.database = database;
    }

    /** The scheduled instant up to which every fire was recorded or skipped; empty where the entry is new, or its schedule is. */
    Optional<Instant> dealtUntil(String name, String schedule) {
        return database.query(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT dealt_until FROM entries WHERE name = ? AND schedule = ?")) {
                select.setString(1, name);
                select.setString(2, schedule);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(Instant.ofEpochMilli(row.getLong(1))) : Optional.empty();
                }
            }
        });
    }

    /** What an entry did last, under this schedule or an earlier one. */
    Optional<Last> last(String name) {
        return database.query(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT kind, scheduled, at, message_id FROM lasts WHERE entry = ?")) {
                select.setString(1, name);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Last(
                                    row.getString(1),
                                    Instant.ofEpochMilli(row.getLong(2)),
                                    Instant.ofEpochMilli(row.getLong(3)),
                                    Optional.ofNullable(row.getString(4))))
                            : Optional.empty();
                }
            }
        });
    }

    /** @param last what the entry did, where it did anything */
    void note(String name, String schedule, Instant dealtUntil, Optional<Last> last) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR REPLACE INTO entries (name, schedule, dealt_until) VALUES (?, ?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, schedule);
                insert.setLong(3, dealtUntil.toEpochMilli());
                insert.executeUpdate();
            }
            if (last.isPresent()) {
                insert(connection, name, last.get());
            }
            return dealtUntil;
        });
    }

    /** Notes what an entry did out of its turn. */
    void note(String name, Last last) {
        database.write(connection -> insert(connection, name, last));
    }

    /** After a skip the last fire's message stays known: it is its job that says how it went. */
    private static int insert(Connection connection, String name, Last last) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO lasts (entry, kind, scheduled, at, message_id) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (entry) DO UPDATE SET
                  kind = excluded.kind, scheduled = excluded.scheduled, at = excluded.at,
                  message_id = COALESCE(excluded.message_id, message_id)
                """)) {
            insert.setString(1, name);
            insert.setString(2, last.kind());
            insert.setLong(3, last.scheduled().toEpochMilli());
            insert.setLong(4, last.at().toEpochMilli());
            if (last.messageId().isPresent()) {
                insert.setString(5, last.messageId().get());
            } else {
                insert.setNull(5, Types.VARCHAR);
            }
            return insert.executeUpdate();
        }
    }

    /** Forgets how far every entry but these is: one that was taken out, and comes back some day, has missed nothing. */
    void keepOnly(Set<String> names) {
        database.write(connection -> {
            Set<String> gone = new HashSet<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT name FROM entries");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    gone.add(rows.getString(1));
                }
            }
            gone.removeAll(names);
            for (String table : List.of("entries WHERE name", "lasts WHERE entry")) {
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " = ?")) {
                    for (String name : gone) {
                        delete.setString(1, name);
                        delete.executeUpdate();
                    }
                }
            }
            return gone;
        });
    }
}
