package dev.dray.ingress.telegram;

import dev.dray.runtime.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which message shows which job, on disk, so that a restart edits it and makes no other. A job without a number has had
 * a message that cannot be edited: its answer was lost, or it is gone.
 */
final class ProgressMessages {
    static final String TABLE = """
            CREATE TABLE progress_messages (
              job TEXT PRIMARY KEY,
              message INTEGER,
              at INTEGER NOT NULL
            );
            """;

    private final Database database;

    ProgressMessages(Database database) {
        this.database = database;
    }

    /** The jobs that have had a message, and its number where it can be edited. */
    Map<String, Optional<Long>> all() {
        return database.query(connection -> {
            Map<String, Optional<Long>> all = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT job, message FROM progress_messages");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long message = row.getLong(2);
                    all.put(row.getString(1), row.wasNull() ? Optional.empty() : Optional.of(message));
                }
            }
            return all;
        });
    }

    /** Notes, before it is sent, that a job has a message, or that the one it had cannot be edited. */
    void unknown(String job, Instant now) {
        change("INSERT OR REPLACE INTO progress_messages (job, message, at) VALUES (?, NULL, ?)", insert -> {
            insert.setString(1, job);
            insert.setLong(2, now.toEpochMilli());
        });
    }

    void known(String job, long message) {
        change("UPDATE progress_messages SET message = ? WHERE job = ?", update -> {
            update.setLong(1, message);
            update.setString(2, job);
        });
    }

    void forget(String job) {
        change("DELETE FROM progress_messages WHERE job = ?", delete -> delete.setString(1, job));
    }

    /** Forgets jobs of which nothing was heard any more. */
    void forgetBefore(Instant oldest) {
        change("DELETE FROM progress_messages WHERE at < ?", delete -> delete.setLong(1, oldest.toEpochMilli()));
    }

    private void change(String sql, Parameters parameters) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.setOn(statement);
                return statement.executeUpdate();
            }
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void setOn(PreparedStatement statement) throws SQLException;
    }
}
