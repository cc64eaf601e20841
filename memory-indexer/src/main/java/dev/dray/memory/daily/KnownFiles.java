package dev.dray.memory.daily;

import dev.dray.memory.daily.DayFile.Known;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** The table {@code day_file}: what the last commit knew of each daily log. */
record KnownFiles(Connection transaction) {

    Optional<Known> of(LocalDate day) throws SQLException {
        try (var select = transaction.prepareStatement("SELECT length, modified FROM day_file WHERE day = ?")) {
            select.setString(1, day.toString());
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(new Known(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    void set(LocalDate day, Known known) throws SQLException {
        try (var upsert = transaction.prepareStatement("""
                INSERT INTO day_file (day, length, modified) VALUES (?, ?, ?)
                ON CONFLICT (day) DO UPDATE SET length = excluded.length, modified = excluded.modified""")) {
            upsert.setString(1, day.toString());
            upsert.setLong(2, known.length());
            upsert.setLong(3, known.modified());
            upsert.executeUpdate();
        }
    }

    /** Whether any daily log was ever written. */
    boolean any() throws SQLException {
        try (var select = transaction.prepareStatement("SELECT 1 FROM day_file LIMIT 1");
                var row = select.executeQuery()) {
            return row.next();
        }
    }
}
