package dev.dray.memory;

import dev.dray.schema.JournalEntry;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One view of the journal, such as the daily log, built by applying entry after entry in the journal's order.
 *
 * <p>Entries come in batches, each inside one SQLite transaction that also stores how far the journal was read. A batch
 * that fails is rolled back and its entries come again, perhaps cut into other batches: so a projection keeps nothing in
 * memory between batches, what it makes depends on the entries and not on where batches begin, and what it puts outside
 * the database it must find and take over when the entries come again. Then every entry takes effect exactly once. Each
 * implementation passes {@code ProjectionConformance}.
 *
 * <p>All calls come from one thread at a time.
 */
public interface Projection {

    /** Begins a batch. The transaction is the fold's: the projection writes in it and does not end it. */
    Batch begin(Connection transaction) throws SQLException;

    /** One batch on its way into the projection. Dropped without notice where the batch fails. */
    interface Batch {
        /** Applies one entry; never one that was applied by a batch that has been committed. */
        void apply(JournalEntry entry) throws SQLException;

        /** Brings everything outside the database to disk; the commit follows. */
        default void finish() throws SQLException {}
    }
}
