package dev.dray.ingress.telegram;

import dev.dray.runtime.sqlite.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The groups that became supergroups and so have another number, on disk. For use by many threads. */
final class MovedChats {
    static final String TABLE = """
            CREATE TABLE moved_chats (
              chat INTEGER PRIMARY KEY,
              now INTEGER NOT NULL
            );
            """;

    private final Database database;
    private final Map<Long, Long> moved;

    MovedChats(Database database) {
        this.database = database;
        this.moved = new ConcurrentHashMap<>(read(database));
    }

    /** Where a target is now. */
    Target now(Target target) {
        Long now = moved.get(target.chat());
        return now == null ? target : new Target(now, target.topic());
    }

    /** Remembers that a chat is another now. */
    void moved(long chat, long now) {
        database.write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT OR REPLACE INTO moved_chats (chat, now) VALUES (?, ?)")) {
                insert.setLong(1, chat);
                insert.setLong(2, now);
                return insert.executeUpdate();
            }
        });
        moved.put(chat, now);
    }

    private static Map<Long, Long> read(Database database) {
        return database.query(connection -> {
            Map<Long, Long> all = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT chat, now FROM moved_chats");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.put(row.getLong(1), row.getLong(2));
                }
            }
            return all;
        });
    }
}
