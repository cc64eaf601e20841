package dev.dray.ingress.delivery;

import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.Reply;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
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
import java.util.function.Predicate;

/**
 * Every reply of the last days, and how far each has come: {@code pending}, {@code sending} (it may have arrived),
 * {@code delivered} or {@code undeliverable}. A change is on disk when its method returns. For use by many threads.
 */
final class ReplyLedger {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE replies (
              number INTEGER PRIMARY KEY AUTOINCREMENT,
              id TEXT NOT NULL UNIQUE,
              message TEXT,
              conversation TEXT NOT NULL,
              kind TEXT NOT NULL,
              text TEXT NOT NULL,
              record BLOB NOT NULL,
              state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'delivered', 'undeliverable')),
              taken_at INTEGER NOT NULL,
              next_attempt INTEGER NOT NULL,
              attempts INTEGER NOT NULL DEFAULT 0,
              parts INTEGER NOT NULL DEFAULT 0,
              why TEXT
            );
            CREATE INDEX replies_of_message ON replies (message, number);
            CREATE INDEX replies_of_conversation ON replies (conversation, number);
            CREATE INDEX replies_open ON replies (conversation, number) WHERE state IN ('pending', 'sending');
            CREATE INDEX replies_by_age ON replies (taken_at);
            """, """
            ALTER TABLE replies ADD COLUMN held_until INTEGER;
            ALTER TABLE replies ADD COLUMN goes_with INTEGER;
            CREATE INDEX replies_together ON replies (goes_with) WHERE goes_with IS NOT NULL;
            """);

    private final Database database;

    ReplyLedger(Database database) {
        this.database = database;
    }

    /**
     * Stores replies, leaving out those it has.
     *
     * @param toSend which of them have somewhere to go; the others are delivered by being stored
     * @param delay which of those wait, and how long
     */
    void store(List<Reply> replies, Predicate<Reply> toSend, NoticeDelay delay, Instant now) {
        database.write(connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT OR IGNORE INTO replies
                      (id, message, conversation, kind, text, record, state, taken_at, next_attempt, held_until)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                for (Reply reply : replies) {
                    insert.setString(1, reply.getId());
                    insert.setString(2, reply.getMessageId().orElse(null));
                    insert.setString(3, reply.getConversation());
                    insert.setString(4, reply.getKind().name());
                    insert.setString(5, reply.getText());
                    insert.setBytes(6, Topics.REPLIES.codec().encode(reply));
                    insert.setString(7, toSend.test(reply) ? "pending" : "delivered");
                    insert.setLong(8, now.toEpochMilli());
                    insert.setLong(9, now.toEpochMilli());
                    boolean mayWait = toSend.test(reply) && delay.concerns(reply);
                    insert.setObject(
                            10,
                            mayWait
                                    ? delay.until(underWay(connection, reply.getConversation(), now), now)
                                            .map(Instant::toEpochMilli)
                                            .orElse(null)
                                    : null);
                    insert.executeUpdate();
                }
            }
            return replies.size();
        });
    }

    /** Until when the notices of a conversation wait that another can go with. */
    private static Optional<Instant> underWay(Connection connection, String conversation, Instant now)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT max(held_until) FROM replies
                WHERE conversation = ? AND state = 'pending' AND held_until > ?
                """)) {
            select.setString(1, conversation);
            select.setLong(2, now.toEpochMilli());
            try (ResultSet row = select.executeQuery()) {
                long until = row.next() ? row.getLong(1) : 0;
                return until == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until));
            }
        }
    }

    /** The conversations that wait for a reply to be delivered. */
    List<String> openConversations() {
        return database.query(connection -> {
            List<String> names = new ArrayList<>();
            try (var select = connection.prepareStatement(
                            "SELECT DISTINCT conversation FROM replies WHERE state IN ('pending', 'sending')");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        });
    }

    /**
     * The reply of a conversation to be delivered next: one that was begun, else the oldest that does not wait for a later
     * hour, else the oldest of those that do.
     */
    Optional<OpenReply> next(String conversation, Instant now) {
        return database.query(connection -> {
            try (var select = connection.prepareStatement("""
                    SELECT number, record, taken_at, max(next_attempt, coalesce(held_until, 0)), attempts, parts, state,
                      held_until IS NOT NULL
                    FROM replies
                    WHERE conversation = ? AND state IN ('pending', 'sending') AND goes_with IS NULL
                    ORDER BY (state = 'sending' OR parts > 0) DESC, coalesce(held_until, 0) > ?, number LIMIT 1
                    """)) {
                select.setString(1, conversation);
                select.setLong(2, now.toEpochMilli());
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(open(row)) : Optional.empty();
                }
            }
        });
    }

    /**
     * All that goes out with a reply, itself first. Notices that have waited as long are bound to one that was not begun;
     * what was begun stays what it is.
     */
    List<Reply> together(OpenReply first, Instant now) {
        if (!first.waited()) {
            return List.of(first.reply());
        }
        if (!first.mayHaveArrived() && first.parts() == 0) {
            change("""
                    UPDATE replies SET goes_with = ?
                    WHERE conversation = ? AND number <> ? AND state = 'pending' AND parts = 0 AND attempts = 0
                      AND held_until <= ? AND goes_with IS NULL
                    """, update -> {
                update.setLong(1, first.number());
                update.setString(2, first.reply().getConversation());
                update.setLong(3, first.number());
                update.setLong(4, now.toEpochMilli());
            });
        }
        return database.query(connection -> {
            List<Reply> all = new ArrayList<>(List.of(first.reply()));
            try (var select =
                    connection.prepareStatement("SELECT record FROM replies WHERE goes_with = ? ORDER BY number")) {
                select.setLong(1, first.number());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        all.add(reply(row.getBytes(1)));
                    }
                }
            }
            return all;
        });
    }

    private static OpenReply open(ResultSet row) throws SQLException {
        return new OpenReply(
                row.getLong(1),
                reply(row.getBytes(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getInt(5),
                row.getInt(6),
                row.getString(7).equals("sending"),
                row.getBoolean(8));
    }

    /** What is not delivered yet, by channel. */
    Map<String, Unsent> unsent() {
        return database.query(connection -> {
            Map<String, Unsent> channels = new HashMap<>();
            try (var select = connection.prepareStatement("""
                            SELECT channel, waiting, oldest, why
                            FROM (SELECT substr(conversation, 1, instr(conversation, '/') - 1) AS channel,
                                count(*) AS waiting, min(taken_at) AS oldest
                              FROM replies WHERE state IN ('pending', 'sending') GROUP BY 1)
                            LEFT JOIN (SELECT substr(conversation, 1, instr(conversation, '/') - 1) AS channel,
                                max(next_attempt), why
                              FROM replies WHERE state IN ('pending', 'sending') AND why IS NOT NULL GROUP BY 1)
                            USING (channel)
                            """);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    channels.put(
                            row.getString(1),
                            new Unsent(
                                    row.getInt(2),
                                    Instant.ofEpochMilli(row.getLong(3)),
                                    Optional.ofNullable(row.getString(4))));
                }
            }
            return channels;
        });
    }

    static Reply reply(byte[] record) {
        try {
            return Topics.REPLIES.read(record);
        } catch (UndecodableException e) {
            throw new IllegalStateException("the ledger holds bytes that are no reply", e);
        }
    }

    /** Notes, before it goes out, that a reply may from now on have arrived. */
    void sending(OpenReply reply) {
        change("UPDATE replies SET state = 'sending' WHERE number = ?", update -> update.setLong(1, reply.number()));
    }

    void partDone(OpenReply reply) {
        change("UPDATE replies SET parts = parts + 1 WHERE number = ?", update -> update.setLong(1, reply.number()));
    }

    void delivered(OpenReply reply) {
        change("UPDATE replies SET state = 'delivered' WHERE number = ? OR goes_with = ?", update -> {
            update.setLong(1, reply.number());
            update.setLong(2, reply.number());
        });
    }

    void undeliverable(OpenReply reply, String why) {
        change("UPDATE replies SET state = 'undeliverable', why = ? WHERE number = ? OR goes_with = ?", update -> {
            update.setString(1, why);
            update.setLong(2, reply.number());
            update.setLong(3, reply.number());
        });
    }

    /** Notes a failed attempt, and when to try again. */
    void failed(OpenReply reply, String why, boolean mayHaveArrived, Instant next) {
        change(
                "UPDATE replies SET state = ?, why = ?, attempts = attempts + 1, next_attempt = ? WHERE number = ?",
                update -> {
                    update.setString(1, mayHaveArrived ? "sending" : "pending");
                    update.setString(2, why);
                    update.setLong(3, next.toEpochMilli());
                    update.setLong(4, reply.number());
                });
    }

    /** Notes that the channel wants a reply later; that is no failed attempt. */
    void postponed(OpenReply reply, String why, boolean mayHaveArrived, Instant next) {
        change("UPDATE replies SET state = ?, why = ?, next_attempt = ? WHERE number = ?", update -> {
            update.setString(1, mayHaveArrived ? "sending" : "pending");
            update.setString(2, why);
            update.setLong(3, next.toEpochMilli());
            update.setLong(4, reply.number());
        });
    }

    /** Forgets what was stored before an instant and is done with. */
    void forgetBefore(Instant oldest) {
        change(
                "DELETE FROM replies WHERE taken_at < ? AND state IN ('delivered', 'undeliverable')",
                update -> update.setLong(1, oldest.toEpochMilli()));
    }

    private void change(String sql, Parameters parameters) {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                parameters.setOn(update);
                return update.executeUpdate();
            }
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void setOn(PreparedStatement statement) throws SQLException;
    }
}
