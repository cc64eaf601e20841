package dev.dray.memory;

import dev.dray.memory.Fold.Placed;
import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.JournalEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fold of entries given by hand instead of by a broker, over a real database. */
public final class TestingFold implements AutoCloseable {
    private final Database database;
    private final Fold fold;

    public TestingFold(Path file, Projection... projections) {
        this.database = MemoryDatabase.open(file);
        this.fold = new Fold(database, List.of(projections));
    }

    /** Folds from where the database stands, in batches of that size; returns after the last or throws at the first that fails. */
    public void fold(List<JournalEntry> journal, int batch) {
        int next = next();
        while (next < journal.size()) {
            int end = Math.min(next + batch, journal.size());
            fold.apply(placed(journal.subList(next, end), next), Map.of(0, (long) end));
            next = end;
        }
    }

    /** Folds all of it in one batch, as if nothing had been folded before. */
    public void foldAgain(List<JournalEntry> journal) {
        fold.apply(placed(journal, 0), Map.of(0, (long) journal.size()));
    }

    /** The offset to read next. */
    public int next() {
        return fold.positions().getOrDefault(0, 0L).intValue();
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }

    private static List<Placed> placed(List<JournalEntry> entries, int first) {
        List<Placed> placed = new ArrayList<>();
        for (JournalEntry entry : entries) {
            placed.add(new Placed(0, first + placed.size(), entry));
        }
        return placed;
    }
}
