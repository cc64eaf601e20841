package dev.dray.ingress.http;

import dev.dray.ingress.channel.Recorded;
import dev.dray.runtime.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which idempotency keys were used, for which request, and where its messages are. For use by many threads. */
final class KeyLedger {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE keys (
              key TEXT PRIMARY KEY,
              request TEXT NOT NULL,
              recorded TEXT CHECK (recorded IN ('BROKER', 'OUTBOX')),
              noted_at INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE INDEX keys_by_age ON keys (noted_at);
            """);

    private final Database database;

    KeyLedger(Database database) {
        this.database = database;
    }

    /**
     * What is noted of a key.
     *
     * @param request the hash of what was sent with it first
     * @param recorded where its messages are; empty where that is not known to have come so far
     */
    record Note(String request, Optional<Recorded> recorded) {}

    /** What was noted of a key before, or what is noted now where nothing was; that is on disk when this returns. */
    Note note(IdempotencyKey key, Instant now) {
        return database.write(connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT OR IGNORE INTO keys (key, request, noted_at) VALUES (?, ?, ?)")) {
                insert.setString(1, key.hash());
                insert.setString(2, key.request());
                insert.setLong(3, now.toEpochMilli());
                insert.executeUpdate();
            }
            try (var select = connection.prepareStatement("SELECT request, recorded FROM keys WHERE key = ?")) {
                select.setString(1, key.hash());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new Note(
                            row.getString(1),
                            Optional.ofNullable(row.getString(2)).map(Recorded::valueOf));
                }
            }
        });
    }

    /**
     * Notes where the messages of a key are. Does not wait for the disk: where a crash takes the note, who sends again
     * has them recorded again, under the same ids.
     */
    void recorded(IdempotencyKey key, Recorded where) {
        database.submit(connection ->
                change(connection.prepareStatement("UPDATE keys SET recorded = ? WHERE key = ?"), update -> {
                    update.setString(1, where.name());
                    update.setString(2, key.hash());
                }));
    }

    /** Forgets a key whose request came to nothing, before any later note. */
    void forget(IdempotencyKey key) {
        database.submit(connection -> change(
                connection.prepareStatement("DELETE FROM keys WHERE key = ?"),
                delete -> delete.setString(1, key.hash())));
    }

    void forgetBefore(Instant oldest) {
        database.write(connection -> change(
                connection.prepareStatement("DELETE FROM keys WHERE noted_at < ?"),
                delete -> delete.setLong(1, oldest.toEpochMilli())));
    }

    private static int change(PreparedStatement statement, Parameters parameters) throws SQLException {
        try (statement) {
            parameters.setOn(statement);
            return statement.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void setOn(PreparedStatement statement) throws SQLException;
    }
}
