package dev.dray.ingress.email;

import dev.dray.runtime.life.Service;
import dev.dray.runtime.sqlite.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far each folder is read, which mails were in it, and what is needed to answer them, on disk. For many threads. */
public final class MailLedger implements Service {
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE folders (
              account TEXT NOT NULL,
              folder TEXT NOT NULL,
              validity INTEGER NOT NULL,
              dealt_until INTEGER NOT NULL,
              begun_at INTEGER NOT NULL,
              PRIMARY KEY (account, folder)
            );
            CREATE TABLE mails (
              account TEXT NOT NULL,
              folder TEXT NOT NULL,
              validity INTEGER NOT NULL,
              uid INTEGER NOT NULL,
              id TEXT NOT NULL,
              known_by TEXT NOT NULL,
              proven INTEGER NOT NULL,
              PRIMARY KEY (account, folder, validity, uid)
            );
            CREATE INDEX mails_known_by ON mails (account, known_by);
            CREATE TABLE answerable (
              id TEXT PRIMARY KEY,
              conversation TEXT NOT NULL,
              message_id TEXT NOT NULL,
              refs TEXT NOT NULL,
              subject TEXT NOT NULL,
              automatic INTEGER NOT NULL
            );
            CREATE INDEX answerable_conversation ON answerable (conversation);
            CREATE TABLE threads (
              account TEXT NOT NULL,
              message_id TEXT NOT NULL,
              root TEXT NOT NULL,
              PRIMARY KEY (account, message_id)
            );
            """);

    private final Path file;
    private @Nullable Database database;

    /** @param file the SQLite file */
    public MailLedger(Path file) {
        this.file = file;
    }

    /**
     * How far a folder is.
     *
     * @param dealtUntil every mail up to this UID was recorded, set aside, or is older than the first look goes back
     * @param begunAt how far back the first look went
     */
    record Progress(long validity, long dealtUntil, Instant begunAt) {}

    /**
     * What an answer to a mail needs.
     *
     * @param references the Message-IDs before it in its thread, oldest first
     */
    record Answerable(
            String conversation, String messageId, List<String> references, String subject, boolean automatic) {}

    @Override
    public synchronized void start() {
        database = Database.open(file, MIGRATIONS);
    }

    Optional<Progress> progress(String account, String folder) {
        return opened().query(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT validity, dealt_until, begun_at FROM folders WHERE account = ? AND folder = ?")) {
                select.setString(1, account);
                select.setString(2, folder);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(
                                    new Progress(row.getLong(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))))
                            : Optional.empty();
                }
            }
        });
    }

    void begin(String account, String folder, Progress progress) {
        opened().write(connection -> update(
                connection,
                "INSERT OR REPLACE INTO folders (account, folder, validity, dealt_until, begun_at) VALUES (?, ?, ?, ?, ?)",
                account,
                folder,
                progress.validity(),
                progress.dealtUntil(),
                progress.begunAt().toEpochMilli()));
    }

    /**
     * The id under which a mail was recorded before, if it was: in this account, under another UID. One that could have
     * been sent by anybody does not stand for one whose sender is proven.
     */
    Optional<String> known(MailPlace place, MailKey key, boolean proven) {
        return opened().query(connection -> key.named()
                ? first(
                        connection,
                        "SELECT id FROM mails WHERE account = ? AND known_by = ? AND proven >= ? ORDER BY rowid LIMIT 1",
                        place.account(),
                        key.hash(),
                        proven ? 1 : 0)
                // The first of those alike is the first that was there before, the second the second.
                : first(
                        connection,
                        """
                        SELECT id FROM mails WHERE account = ?1 AND known_by = ?2 AND proven >= ?3
                          AND folder = ?4 AND validity <> ?5 GROUP BY id ORDER BY min(rowid) LIMIT 1 OFFSET (
                          SELECT count(*) FROM mails
                          WHERE account = ?1 AND known_by = ?2 AND folder = ?4 AND validity = ?5)
                        """,
                        place.account(),
                        key.hash(),
                        proven ? 1 : 0,
                        place.folder(),
                        place.validity()));
    }

    /** Notes that a mail is dealt with and nothing was made of it. */
    void pass(MailPlace place) {
        opened().write(connection -> passed(connection, place));
    }

    /** Notes that a mail was recorded, or had been before, under an id. */
    void note(MailPlace place, String id, MailKey key, boolean proven) {
        opened().write(connection -> {
            noted(connection, place, id, key, proven);
            return passed(connection, place);
        });
    }

    /**
     * Notes that a mail was recorded, and what an answer needs.
     *
     * @param root the Message-ID its thread began with
     */
    void note(MailPlace place, MailKey key, boolean proven, Answerable mail, String root) {
        opened().write(connection -> {
            noted(connection, place, place.id(), key, proven);
            update(
                    connection,
                    "INSERT OR IGNORE INTO answerable (id, conversation, message_id, refs, subject, automatic) VALUES (?, ?, ?, ?, ?, ?)",
                    place.id(),
                    mail.conversation(),
                    mail.messageId(),
                    String.join(" ", mail.references()),
                    mail.subject(),
                    mail.automatic() ? 1 : 0);
            rooted(connection, place.account(), mail.messageId(), root);
            return passed(connection, place);
        });
    }

    /** Notes to which thread a mail of ours belongs. */
    void sent(String account, String messageId, String root) {
        opened().write(connection -> rooted(connection, account, messageId, root));
    }

    /** The Message-ID that the thread of a mail began with, where we know the mail. */
    Optional<String> root(String account, String messageId) {
        return opened().query(connection ->
                first(connection, "SELECT root FROM threads WHERE account = ? AND message_id = ?", account, messageId));
    }

    /** The mail that became a message. */
    Optional<Answerable> answerable(String id) {
        return answerable("id = ?", id);
    }

    /** The latest mail of a conversation. */
    Optional<Answerable> latest(String conversation) {
        return answerable("conversation = ? ORDER BY rowid DESC LIMIT 1", conversation);
    }

    private Optional<Answerable> answerable(String which, String parameter) {
        return opened().query(connection -> {
            try (var select = connection.prepareStatement(
                    "SELECT conversation, message_id, refs, subject, automatic FROM answerable WHERE " + which)) {
                select.setString(1, parameter);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Answerable(
                                    row.getString(1),
                                    row.getString(2),
                                    Arrays.stream(row.getString(3).split(" ", -1))
                                            .filter(id -> !id.isEmpty())
                                            .toList(),
                                    row.getString(4),
                                    row.getBoolean(5)))
                            : Optional.empty();
                }
            }
        });
    }

    private static void noted(Connection connection, MailPlace place, String id, MailKey key, boolean proven)
            throws SQLException {
        update(
                connection,
                "INSERT OR REPLACE INTO mails (account, folder, validity, uid, id, known_by, proven) VALUES (?, ?, ?, ?, ?, ?, ?)",
                place.account(),
                place.folder(),
                place.validity(),
                place.uid(),
                id,
                key.hash(),
                proven ? 1 : 0);
    }

    private static int passed(Connection connection, MailPlace place) throws SQLException {
        return update(
                connection,
                "UPDATE folders SET dealt_until = max(dealt_until, ?) WHERE account = ? AND folder = ? AND validity = ?",
                place.uid(),
                place.account(),
                place.folder(),
                place.validity());
    }

    private static int rooted(Connection connection, String account, String messageId, String root)
            throws SQLException {
        return update(
                connection,
                "INSERT OR IGNORE INTO threads (account, message_id, root) VALUES (?, ?, ?)",
                account,
                messageId,
                root);
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static Optional<String> first(Connection connection, String sql, Object... values) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    private synchronized Database opened() {
        if (database == null) {
            throw new IllegalStateException("the mail ledger is not open");
        }
        return database;
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
