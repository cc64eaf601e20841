package dev.dray.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.JournalEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every projection keeps to: the same journal makes the same, however it came in batches and whatever failed. */
public abstract class ProjectionConformance {
    private static final List<JournalEntry> JOURNAL = TestingJournal.entries(40);

    @TempDir
    private Path temporary;

    private String expected = "";

    /** A new one, which keeps all it has outside the database in that directory. */
    protected abstract Projection projection(Path directory);

    /** All it has made so far, as text. */
    protected abstract String content(Path directory, Database database);

    @BeforeEach
    void foldInOneGo() {
        Path place = temporary.resolve("expected");
        try (TestingFold fold = fold(place)) {
            fold.fold(JOURNAL, JOURNAL.size());
            expected = content(place, fold.database());
        }
        assertThat(expected).contains(TestingJournal.entry(0).getText());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 13, 39})
    void batchesMakeNoDifference(int size) {
        Path place = temporary.resolve("batches");
        try (TestingFold fold = fold(place)) {
            fold.fold(JOURNAL, size);
            assertThat(content(place, fold.database())).isEqualTo(expected);
        }
    }

    @Test
    void aBatchThatFailsAnywhereComesAgainAndTakesEffectOnce() {
        Path place = temporary.resolve("failing");
        for (int n = 0; n < JOURNAL.size(); n++) {
            // Another size each time, so that what comes again is cut otherwise than what failed.
            int size = 1 + n * 7 % 11;
            Projection breaking = new BreakingAt(JOURNAL.get(n));
            try (TestingFold fold = new TestingFold(database(place), projection(place), breaking)) {
                assertThatThrownBy(() -> fold.fold(JOURNAL, size)).hasMessageStartingWith("broken");
            }
        }
        try (TestingFold fold = fold(place)) {
            fold.fold(JOURNAL, 5);
            assertThat(content(place, fold.database())).isEqualTo(expected);
        }
    }

    @Test
    void aJournalReadAgainFromItsStartChangesNothing() {
        Path place = temporary.resolve("again");
        try (TestingFold fold = fold(place)) {
            fold.fold(JOURNAL, 6);
            fold.foldAgain(JOURNAL);
            assertThat(content(place, fold.database())).isEqualTo(expected);
        }
    }

    @Test
    void aLostDatabaseIsFoldedAgainToTheSame() {
        Path place = temporary.resolve("lost");
        try (TestingFold fold = fold(place)) {
            fold.fold(JOURNAL, 6);
        }
        try (TestingFold fold = new TestingFold(place.resolve("new.db"), projection(place))) {
            fold.fold(JOURNAL, 9);
            assertThat(content(place, fold.database())).isEqualTo(expected);
        }
    }

    private TestingFold fold(Path place) {
        return new TestingFold(database(place), projection(place));
    }

    private static Path database(Path place) {
        return place.resolve("state").resolve("memory.db");
    }

    /** Comes last, and fails the batch with that entry when the others have finished theirs. */
    private record BreakingAt(JournalEntry broken) implements Projection {
        @Override
        public Batch begin(Connection transaction) {
            List<JournalEntry> applied = new ArrayList<>();
            return new Batch() {
                @Override
                public void apply(JournalEntry entry) {
                    applied.add(entry);
                }

                @Override
                public void finish() {
                    if (applied.contains(broken)) {
                        throw new IllegalStateException("broken at " + broken.getId());
                    }
                }
            };
        }
    }
}
