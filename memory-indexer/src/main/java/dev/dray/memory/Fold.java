package dev.dray.memory;

import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.JournalEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies entries of the journal to every projection, in one transaction that also stores how far the journal was read:
 * after a crash, of the process or of the machine, a batch has taken effect as a whole or comes again as a whole.
 *
 * <p>An entry whose id took effect before takes none, so that what was written to the journal twice, or read from its
 * start again, is remembered once.
 */
final class Fold {
    private final Database database;
    private final List<Projection> projections;

    Fold(Database database, List<? extends Projection> projections) {
        this.database = database;
        this.projections = List.copyOf(projections);
    }

    /** An entry, and where in the journal it stands. */
    record Placed(int partition, long offset, JournalEntry entry) {}

    /** The offset to read next, of each partition that was read before. */
    Map<Integer, Long> positions() {
        return database.query(connection -> {
            Map<Integer, Long> positions = new HashMap<>();
            try (var select = connection.prepareStatement("SELECT partition, next FROM position");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    positions.put(rows.getInt(1), rows.getLong(2));
                }
            }
            return positions;
        });
    }

    /**
     * Applies a batch, which is on disk when this returns.
     *
     * @param next the offset to read next, of each partition
     */
    void apply(List<Placed> batch, Map<Integer, Long> next) {
        database.write(transaction -> {
            List<Projection.Batch> open = new ArrayList<>();
            for (Projection projection : projections) {
                open.add(projection.begin(transaction));
            }
            for (Placed placed : batch) {
                if (isNew(transaction, placed)) {
                    for (Projection.Batch each : open) {
                        each.apply(placed.entry());
                    }
                }
            }
            for (Projection.Batch each : open) {
                each.finish();
            }
            store(transaction, next);
            return next;
        });
    }

    private static boolean isNew(Connection transaction, Placed placed) throws SQLException {
        try (var insert = transaction.prepareStatement(
                "INSERT INTO folded (id, partition, \"offset\") VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, placed.entry().getId());
            insert.setInt(2, placed.partition());
            insert.setLong(3, placed.offset());
            return insert.executeUpdate() == 1;
        }
    }

    private static void store(Connection transaction, Map<Integer, Long> next) throws SQLException {
        try (var upsert = transaction.prepareStatement("INSERT INTO position (partition, next) VALUES (?, ?)"
                + " ON CONFLICT (partition) DO UPDATE SET next = excluded.next")) {
            for (var position : next.entrySet()) {
                upsert.setInt(1, position.getKey());
                upsert.setLong(2, position.getValue());
                upsert.executeUpdate();
            }
        }
    }
}
