package dev.dray.ingress.outbox;

import dev.dray.ingress.outbox.Entry.Lane;
import dev.dray.runtime.sqlite.Database;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The queue on disk in front of the broker: rows in the order they came, and which lanes have any. A row is on disk when
 * {@link #add} returns.
 */
final class Outbox {
    static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE outbox (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              topic TEXT NOT NULL,
              lane TEXT NOT NULL,
              value BLOB NOT NULL
            );
            """);

    private final Database database;
    private final Map<Lane, Integer> waiting = new HashMap<>();
    private int depth;

    Outbox(Database database) {
        this.database = database;
        Map<Lane, Integer> kept = database.query(connection -> {
            Map<Lane, Integer> lanes = new HashMap<>();
            try (var statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT topic, lane, count(*) FROM outbox GROUP BY 1, 2")) {
                while (row.next()) {
                    lanes.put(new Lane(row.getString(1), row.getString(2)), row.getInt(3));
                }
            }
            return lanes;
        });
        waiting.putAll(kept);
        depth = kept.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One row, oldest first by its number. */
    record Row(long id, Entry entry) {}

    /** Whether anything of a lane waits, so that what comes later must wait behind it. */
    synchronized boolean holds(Lane lane) {
        return waiting.containsKey(lane);
    }

    synchronized int depth() {
        return depth;
    }

    /**
     * Keeps entries, all or none.
     *
     * @throws dev.dray.runtime.sqlite.DatabaseException where the disk does not take them
     */
    void add(List<Entry> entries) {
        // From here on, before the row is there, whatever follows in these lanes queues behind it.
        count(entries, 1);
        try {
            database.write(connection -> {
                try (var insert =
                        connection.prepareStatement("INSERT INTO outbox (topic, lane, value) VALUES (?, ?, ?)")) {
                    for (Entry entry : entries) {
                        insert.setString(1, entry.lane().topic());
                        insert.setString(2, entry.lane().key());
                        insert.setBytes(3, entry.record().value());
                        insert.executeUpdate();
                    }
                }
                return entries.size();
            });
        } catch (RuntimeException e) {
            count(entries, -1);
            throw e;
        }
    }

    List<Row> oldest(int most) {
        return database.query(connection -> {
            List<Row> rows = new ArrayList<>();
            try (var select = connection.prepareStatement("SELECT id, topic, value FROM outbox ORDER BY id LIMIT ?")) {
                select.setInt(1, most);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.add(new Row(row.getLong(1), Entry.kept(row.getString(2), row.getBytes(3))));
                    }
                }
            }
            return rows;
        });
    }

    void remove(List<Row> rows) {
        database.write(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ?")) {
                for (Row row : rows) {
                    delete.setLong(1, row.id());
                    delete.executeUpdate();
                }
            }
            return rows.size();
        });
        count(rows.stream().map(Row::entry).toList(), -1);
    }

    private synchronized void count(List<Entry> entries, int step) {
        for (Entry entry : entries) {
            waiting.merge(entry.lane(), step, (before, more) -> before + more == 0 ? null : before + more);
        }
        depth += step * entries.size();
    }
}
