package dev.dray.ingress.delivery;

import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.Reply;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads the replies of the ledger, and wakes whoever waits for one. For use by many threads. */
public final class ReplyFeed {
    private final Database database;
    private final Map<String, Set<Semaphore>> watches = new ConcurrentHashMap<>();

    ReplyFeed(Database database) {
        this.database = database;
    }

    /** A look-out for new replies, until it is closed. */
    public interface Watch extends AutoCloseable {
        /** Waits for a reply stored since the last call; false when there was none in that time. */
        boolean await(Duration patience) throws InterruptedException;

        @Override
        void close();
    }

    /** The replies to a message, in the order they came. */
    public List<StoredReply> toMessage(String id) {
        return select(
                "SELECT number, record FROM replies WHERE message = ? ORDER BY number",
                select -> select.setString(1, id));
    }

    /** The next replies to a conversation after a number. */
    public List<StoredReply> toConversation(String name, long after, int most) {
        return select(
                "SELECT number, record FROM replies WHERE conversation = ? AND number > ? ORDER BY number LIMIT ?",
                select -> {
                    select.setString(1, name);
                    select.setLong(2, after);
                    select.setInt(3, most);
                });
    }

    /** The number of the last reply stored; 0 before the first. */
    public long last() {
        return database.query(connection -> {
            try (var select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT coalesce(max(number), 0) FROM replies")) {
                return row.getLong(1);
            }
        });
    }

    /** Looks out for replies to a message or a conversation, from now on. */
    public Watch watch(String messageOrConversation) {
        Semaphore bell = new Semaphore(0);
        watches.compute(messageOrConversation, (_, bells) -> {
            Set<Semaphore> all = bells == null ? ConcurrentHashMap.newKeySet() : bells;
            all.add(bell);
            return all;
        });
        return new Watch() {
            @Override
            public boolean await(Duration patience) throws InterruptedException {
                boolean rung = bell.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
                return rung;
            }

            @Override
            public void close() {
                watches.computeIfPresent(messageOrConversation, (_, bells) -> {
                    bells.remove(bell);
                    return bells.isEmpty() ? null : bells;
                });
            }
        };
    }

    void stored(List<Reply> replies) {
        for (Reply reply : replies) {
            ring(reply.getConversation());
            reply.getMessageId().ifPresent(this::ring);
        }
    }

    private void ring(String key) {
        watches.getOrDefault(key, Set.of()).forEach(Semaphore::release);
    }

    private List<StoredReply> select(String sql, Parameters parameters) {
        return database.query(connection -> {
            List<StoredReply> replies = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                parameters.setOn(select);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        replies.add(new StoredReply(row.getLong(1), ReplyLedger.reply(row.getBytes(2))));
                    }
                }
            }
            return replies;
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void setOn(PreparedStatement statement) throws SQLException;
    }
}
