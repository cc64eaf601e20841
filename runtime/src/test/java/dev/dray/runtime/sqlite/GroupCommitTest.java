package dev.dray.runtime.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.runtime.log.RecordingLog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    @TempDir
    private Path directory;

    private final List<Integer> commits = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private Path file;
    private Database database;

    @BeforeEach
    void open() {
        file = directory.resolve("x.db");
        database = Database.open(file, TestingDatabase.MIGRATIONS, commits::add);
    }

    @AfterEach
    void close() {
        gate.countDown();
        database.close();
    }

    /** Keeps the writer busy until the gate is opened, so that what is submitted meanwhile queues. */
    private CompletableFuture<String> occupyWriter() throws InterruptedException {
        var busy = new CountDownLatch(1);
        var occupied = database.submit(_ -> {
            busy.countDown();
            try {
                assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
            return "free";
        });
        assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
        return occupied;
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private static void assertFailed(CompletableFuture<?> future, String message) {
        assertThatThrownBy(() -> get(future))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage(message);
    }

    private int rows() throws SQLException {
        return TestingDatabase.fromOutside(file, "SELECT count(*) FROM note");
    }

    @Test
    void whatQueuesMeanwhileIsCommittedTogether() throws Exception {
        var first = occupyWriter();
        var others = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 500; i++) {
            others.add(database.submit(TestingDatabase.insert("note " + i)));
        }
        gate.countDown();
        assertThat(get(first)).isEqualTo("free");
        for (var other : others) {
            assertThat(get(other)).isEqualTo(1);
        }
        assertThat(commits).containsExactly(1, 500);
    }

    @Test
    void aBatchIsBounded() throws Exception {
        occupyWriter();
        var last = CompletableFuture.completedFuture(0);
        for (int i = 0; i < 1_500; i++) {
            last = database.submit(TestingDatabase.insert("note " + i));
        }
        gate.countDown();
        get(last);
        assertThat(commits).containsExactly(1, 1_000, 500);
    }

    @Test
    void aFutureCompletesOnlyOnceOthersCanReadTheWrite() throws Exception {
        var seen = database.submit(TestingDatabase.insert("one")).thenApply(_ -> {
            try {
                return rows();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertThat(get(seen)).isEqualTo(1);
    }

    @Test
    void writesAreAppliedInTheOrderOfSubmission() throws Exception {
        occupyWriter();
        database.submit(TestingDatabase.insert("a"));
        var deleted = database.submit(TestingDatabase.run("DELETE FROM note WHERE text = 'a'"));
        database.submit(TestingDatabase.insert("a"));
        gate.countDown();
        assertThat(get(deleted)).isEqualTo(1);
        database.close();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aWriteThatThrowsIsUndoneAlone() throws Exception {
        occupyWriter();
        var before = database.submit(TestingDatabase.insert("before"));
        var thrower = database.submit(connection -> {
            TestingDatabase.insert("undone").to(connection);
            throw new IllegalStateException("changed my mind");
        });
        var doubled = database.submit(TestingDatabase.insert("before"));
        var after = database.submit(TestingDatabase.insert("after"));
        gate.countDown();
        assertThat(get(before)).isEqualTo(1);
        assertThat(get(after)).isEqualTo(1);
        assertFailed(thrower, "changed my mind");
        assertFailed(
                doubled,
                file + ": a write failed: [SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed"
                        + " (UNIQUE constraint failed: note.text)");
        assertThat(rows()).isEqualTo(2);
        assertThat(commits).containsExactly(1, 2);
    }

    @Test
    void anErrorInAWriteDoesNotEndTheWriter() throws Exception {
        var broken = database.submit(_ -> {
            throw new AssertionError("broken");
        });
        assertFailed(broken, "broken");
        assertThat(database.write(TestingDatabase.insert("next"))).isEqualTo(1);
    }

    @Test
    void aFullDiskFailsWhatItTookBackAndTheWriterGoesOn() throws Exception {
        int pages = database.write(connection -> TestingDatabase.number(connection, "PRAGMA page_count"));
        database.write(connection -> TestingDatabase.number(connection, "PRAGMA max_page_count=" + (pages + 2)));
        occupyWriter();
        var small = database.submit(TestingDatabase.insert("small"));
        var large = database.submit(TestingDatabase.insert("x".repeat(1_000_000)));
        var next = database.submit(TestingDatabase.insert("next"));
        gate.countDown();
        assertFailed(large, file + ": a write failed: the disk is full; free some space");
        assertFailed(small, file + ": a commit failed: the disk is full; free some space");
        assertThat(get(next)).isEqualTo(1);

        database.write(connection -> TestingDatabase.number(connection, "PRAGMA max_page_count=100000"));
        assertThat(database.write(TestingDatabase.insert("x".repeat(1_000_000))))
                .isEqualTo(1);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aCommitThatFailsFailsItsBatchAndTheWriterGoesOn() throws Exception {
        database.write(TestingDatabase.run(
                "CREATE TABLE child (note INTEGER REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)"));
        occupyWriter();
        var innocent = database.submit(TestingDatabase.insert("innocent"));
        var orphan = database.submit(TestingDatabase.run("INSERT INTO child VALUES (99)"));
        gate.countDown();
        var message = file + ": a commit failed: [SQLITE_CONSTRAINT_FOREIGNKEY] A foreign key constraint failed"
                + " (FOREIGN KEY constraint failed)";
        assertFailed(innocent, message);
        assertFailed(orphan, message);
        assertThat(database.write(TestingDatabase.insert("next"))).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void closingFinishesWhatWasSubmitted() throws Exception {
        occupyWriter();
        var queued = database.submit(TestingDatabase.insert("queued"));
        gate.countDown();
        database.close();
        assertThat(queued).isCompletedWithValue(1);
        assertThat(rows()).isEqualTo(1);
        assertFailed(database.submit(TestingDatabase.insert("late")), file + " is closed");
    }

    @Test
    void writingThrowsWhatTheWriteThrew() {
        assertThatThrownBy(() -> database.write(_ -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
    }

    @Test
    void aWriteThatWaitsForAnotherIsRefusedRatherThanStuck() {
        assertThatThrownBy(() -> database.write(_ -> database.write(TestingDatabase.insert("inner"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a write cannot wait for another write to " + file);
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        try (var log = new RecordingLog(Batch.class);
                var other = Database.open(directory.resolve("y.db"), TestingDatabase.MIGRATIONS, _ -> {
                    throw new IllegalStateException("deaf");
                })) {
            assertThat(other.write(TestingDatabase.insert("one"))).isEqualTo(1);
            assertThat(other.write(TestingDatabase.insert("two"))).isEqualTo(1);
            assertThat(log.records()).hasSize(2);
        }
    }

    @Test
    void aWriteMayAnswerNothing() {
        assertThat(database.<@Nullable String>write(_ -> null)).isNull();
    }
}
