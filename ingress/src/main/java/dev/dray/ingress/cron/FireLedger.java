package dev.dray.ingress.cron;

import dev.dray.runtime.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Up to when each entry's fires are dealt with, on disk. */
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
            """);

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

    void note(String name, String schedule, Instant dealtUntil) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO entries (name, schedule, dealt_until) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET
                      schedule = excluded.schedule, dealt_until = excluded.dealt_until
                    """)) {
                insert.setString(1, name);
                insert.setString(2, schedule);
                insert.setLong(3, dealtUntil.toEpochMilli());
                return insert.executeUpdate();
            }
        });
    }

    /** Forgets every entry but these: one that was taken out, and comes back some day, has missed nothing. */
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
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM entries WHERE name = ?")) {
                for (String name : gone) {
                    delete.setString(1, name);
                    delete.executeUpdate();
                }
            }
            return gone;
        });
    }
}
