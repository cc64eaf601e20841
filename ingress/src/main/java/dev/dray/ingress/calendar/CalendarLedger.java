package dev.dray.ingress.calendar;

import dev.dray.ingress.calendar.Origin.Known;
import dev.dray.runtime.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was last read of each calendar, and which of its reminders are dealt with, on disk. */
final class CalendarLedger {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE calendars (
              name TEXT PRIMARY KEY,
              origin TEXT NOT NULL,
              looked_until INTEGER NOT NULL,
              read_at INTEGER,
              tag TEXT NOT NULL DEFAULT '',
              modified TEXT NOT NULL DEFAULT '',
              body BLOB
            );
            CREATE TABLE reminders (
              calendar TEXT NOT NULL,
              reminder TEXT NOT NULL,
              since INTEGER NOT NULL,
              PRIMARY KEY (calendar, reminder)
            );
            CREATE TABLE dealt (
              id TEXT PRIMARY KEY,
              due INTEGER NOT NULL
            );
            CREATE INDEX dealt_by_due ON dealt (due);
            """);

    private final Database database;

    CalendarLedger(Database database) {
        this.database = database;
    }

    /**
     * How it stands with a calendar.
     *
     * @param lookedUntil every reminder due up to here is dealt with, as far as the calendar was known
     * @param readAt when its origin last answered
     * @param body what it is, as it came; absent where it was never read
     */
    record Standing(Instant lookedUntil, Optional<Instant> readAt, Known known, Optional<byte[]> body) {}

    /** How it stands with a calendar; of one from another origin than before, nothing is known. */
    Standing begin(String calendar, String origin, Instant now) {
        database.write(connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO calendars (name, origin, looked_until) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET
                      origin = excluded.origin, read_at = NULL, tag = '', modified = '', body = NULL
                    WHERE origin <> excluded.origin
                    """)) {
                insert.setString(1, calendar);
                insert.setString(2, origin);
                insert.setLong(3, now.toEpochMilli());
                return insert.executeUpdate();
            }
        });
        return database.query(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT looked_until, read_at, tag, modified, body FROM calendars WHERE name = ?")) {
                select.setString(1, calendar);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    Optional<byte[]> body = Optional.ofNullable(row.getBytes("body"));
                    return new Standing(
                            Instant.ofEpochMilli(row.getLong("looked_until")),
                            body.isPresent()
                                    ? Optional.of(Instant.ofEpochMilli(row.getLong("read_at")))
                                    : Optional.empty(),
                            new Known(row.getString("tag"), row.getString("modified")),
                            body);
                }
            }
        });
    }

    /** Since when there has been a reminder, which is now where it is new: it has missed nothing. */
    Instant since(String calendar, String reminder, Instant now) {
        return database.write(connection -> {
            try (var insert = connection.prepareStatement(
                            "INSERT INTO reminders (calendar, reminder, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
                    var select = connection.prepareStatement(
                            "SELECT since FROM reminders WHERE calendar = ? AND reminder = ?")) {
                insert.setString(1, calendar);
                insert.setString(2, reminder);
                insert.setLong(3, now.toEpochMilli());
                insert.executeUpdate();
                select.setString(1, calendar);
                select.setString(2, reminder);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return Instant.ofEpochMilli(row.getLong(1));
                }
            }
        });
    }

    /** Keeps what a calendar is now. */
    void keep(String calendar, byte[] body, Known known, Instant readAt, Instant lookedUntil) {
        database.write(connection -> {
            try (var update = connection.prepareStatement("""
                    UPDATE calendars SET body = ?, tag = ?, modified = ?, read_at = ?, looked_until = ? WHERE name = ?
                    """)) {
                update.setBytes(1, body);
                update.setString(2, known.tag());
                update.setString(3, known.modified());
                update.setLong(4, readAt.toEpochMilli());
                update.setLong(5, lookedUntil.toEpochMilli());
                update.setString(6, calendar);
                return update.executeUpdate();
            }
        });
    }

    /** Notes that a calendar was read and is as it was. */
    void same(String calendar, Instant readAt) {
        set("UPDATE calendars SET read_at = ? WHERE name = ?", calendar, readAt);
    }

    /** Notes how far a calendar's reminders are dealt with. */
    void looked(String calendar, Instant until) {
        set("UPDATE calendars SET looked_until = ? WHERE name = ?", calendar, until);
    }

    boolean isDealt(String id) {
        return database.query(connection -> {
            try (var select = connection.prepareStatement("SELECT 1 FROM dealt WHERE id = ?")) {
                select.setString(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    void deal(String id, Instant due) {
        database.write(connection -> {
            try (var insert =
                    connection.prepareStatement("INSERT INTO dealt (id, due) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, id);
                insert.setLong(2, due.toEpochMilli());
                return insert.executeUpdate();
            }
        });
    }

    /** Forgets what was due before an instant, and will not be looked at again. */
    void forget(Instant before) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM dealt WHERE due < ?")) {
                delete.setLong(1, before.toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }

    private void set(String sql, String calendar, Instant value) {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setLong(1, value.toEpochMilli());
                update.setString(2, calendar);
                return update.executeUpdate();
            }
        });
    }
}
