package dev.dray.ingress.pairing;

import dev.dray.schema.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of {@code people.db}: the people, the open codes by their hashes, what was attempted, and the bots' names. */
final class PeopleTables {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE people (
              sender TEXT PRIMARY KEY,
              name TEXT NOT NULL,
              role TEXT NOT NULL,
              at INTEGER NOT NULL,
              message TEXT NOT NULL
            );
            CREATE TABLE codes (
              hash TEXT PRIMARY KEY,
              role TEXT NOT NULL,
              until INTEGER NOT NULL
            );
            CREATE TABLE attempts (
              message TEXT PRIMARY KEY,
              sender TEXT NOT NULL,
              outcome TEXT NOT NULL,
              at INTEGER NOT NULL
            );
            CREATE INDEX attempts_of_sender ON attempts (sender, at);
            CREATE TABLE bots (
              channel TEXT PRIMARY KEY,
              username TEXT NOT NULL
            );
            """);

    private PeopleTables() {}

    static int addCode(Connection connection, String hash, Role role, Instant until) throws SQLException {
        return change(connection, "INSERT INTO codes VALUES (?, ?, ?)", hash, role.name(), until.toEpochMilli());
    }

    static int removeCode(Connection connection, String hash) throws SQLException {
        return change(connection, "DELETE FROM codes WHERE hash = ?", hash);
    }

    static int addAttempt(Connection connection, PairingAttempt attempt, PairingOutcome outcome, Instant at)
            throws SQLException {
        return change(
                connection,
                "INSERT INTO attempts VALUES (?, ?, ?, ?)",
                attempt.message(),
                attempt.sender(),
                outcome.name(),
                at.toEpochMilli());
    }

    /** Forgets codes that are no longer good, and attempts made before an instant. */
    static void forget(Connection connection, Instant now, Instant before) throws SQLException {
        change(connection, "DELETE FROM codes WHERE until <= ?", now.toEpochMilli());
        change(connection, "DELETE FROM attempts WHERE at < ?", before.toEpochMilli());
    }

    static Optional<PairingOutcome> outcome(Connection connection, String message) throws SQLException {
        return text(connection, "SELECT outcome FROM attempts WHERE message = ?", message)
                .map(PairingOutcome::valueOf);
    }

    static int wrongSince(Connection connection, String sender, Instant since) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT count(*) FROM attempts WHERE sender = ? AND at > ? AND outcome = 'WRONG'")) {
            set(select, sender, since.toEpochMilli());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    static int addPerson(Connection connection, PairedPerson person, String message) throws SQLException {
        return change(
                connection,
                "INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?, ?)",
                person.sender(),
                person.name(),
                person.role().name(),
                person.at().toEpochMilli(),
                message);
    }

    static boolean removePerson(Connection connection, String sender) throws SQLException {
        return change(connection, "DELETE FROM people WHERE sender = ?", sender) > 0;
    }

    static Optional<Role> role(Connection connection, String sender) throws SQLException {
        return text(connection, "SELECT role FROM people WHERE sender = ?", sender)
                .map(Role::valueOf);
    }

    static List<PairedPerson> people(Connection connection) throws SQLException {
        List<PairedPerson> people = new ArrayList<>();
        try (var select = connection.prepareStatement("SELECT sender, name, role, at FROM people ORDER BY at, sender");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                people.add(new PairedPerson(
                        row.getString(1),
                        row.getString(2),
                        Role.valueOf(row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4))));
            }
        }
        return List.copyOf(people);
    }

    static int setBot(Connection connection, String channel, String username) throws SQLException {
        return change(connection, "INSERT OR REPLACE INTO bots VALUES (?, ?)", channel, username);
    }

    static Optional<String> bot(Connection connection, String channel) throws SQLException {
        return text(connection, "SELECT username FROM bots WHERE channel = ?", channel);
    }

    private static Optional<String> text(Connection connection, String sql, String key) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static int change(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
