package dev.dray.ingress.cron;

import dev.dray.runtime.sqlite.Database;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Up to when each entry's fires are dealt with, on disk. */
final class FireLedger {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE entries (
              name TEXT PRIMARY KEY,
              schedule TEXT NOT NULL,
              dealt_until INTEGER NOT NULL,
              skipped INTEGER NOT NULL
            );
            """);

    private final Database database;

    FireLedger(Database database) {
        this.database = database;
    }

    /**
     * How far an entry is.
     *
     * @param dealtUntil every fire up to here was recorded or skipped
     * @param skipped how many were skipped since one was last recorded
     */
    record Progress(Instant dealtUntil, int skipped) {}

    /** An entry's progress; empty where it is new, or its schedule is. */
    Optional<Progress> progress(String name, String schedule) {
        return database.query(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT dealt_until, skipped FROM entries WHERE name = ? AND schedule = ?")) {
                select.setString(1, name);
                select.setString(2, schedule);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Progress(Instant.ofEpochMilli(row.getLong(1)), row.getInt(2)))
                            : Optional.empty();
                }
            }
        });
    }

    void note(String name, String schedule, Progress progress) {
        database.write(connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO entries (name, schedule, dealt_until, skipped) VALUES (?, ?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET
                      schedule = excluded.schedule, dealt_until = excluded.dealt_until, skipped = excluded.skipped
                    """)) {
                insert.setString(1, name);
                insert.setString(2, schedule);
                insert.setLong(3, progress.dealtUntil().toEpochMilli());
                insert.setInt(4, progress.skipped());
                return insert.executeUpdate();
            }
        });
    }
}
