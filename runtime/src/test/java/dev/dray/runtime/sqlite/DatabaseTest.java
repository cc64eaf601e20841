package dev.dray.runtime.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("x.db");
    }

    private void assertRefused(Path where, List<String> migrations, String message) {
        assertThatThrownBy(() -> Database.open(where, migrations).close())
                .isInstanceOf(DatabaseException.class)
                .hasMessage(message);
    }

    @Test
    void isMadeWithItsDirectoryAndReadBackLater() {
        var deep = directory.resolve("a/b/x.db");
        try (var database = Database.open(deep, TestingDatabase.MIGRATIONS)) {
            assertThat(database.write(TestingDatabase.insert("one"))).isEqualTo(1);
        }
        try (var database = Database.open(deep, TestingDatabase.MIGRATIONS)) {
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void syncsEveryCommitAndEnforcesForeignKeys() {
        try (var database = Database.open(file, List.of())) {
            assertThat(pragma(database, "journal_mode = 'wal' FROM pragma_journal_mode"))
                    .isEqualTo(1);
            assertThat(pragma(database, "synchronous FROM pragma_synchronous")).isEqualTo(2);
            assertThat(pragma(database, "fullfsync FROM pragma_fullfsync")).isEqualTo(1);
            assertThat(pragma(database, "foreign_keys FROM pragma_foreign_keys"))
                    .isEqualTo(1);
            assertThat(pragma(database, "timeout FROM pragma_busy_timeout")).isEqualTo(10_000);
        }
    }

    @Test
    void runsOnlyTheMigrationsThatTheFileLacks() throws Exception {
        Database.open(file, TestingDatabase.MIGRATIONS).close();
        var more = List.of(TestingDatabase.MIGRATIONS.getFirst(), """
                ALTER TABLE note ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
                CREATE TRIGGER shout AFTER INSERT ON note BEGIN
                    UPDATE note SET text = upper(text) WHERE id = new.id;
                    UPDATE note SET done = 1 WHERE id = new.id;
                END;
                INSERT INTO note (text) VALUES ('made by the migration');
                """);
        Database.open(file, more).close();
        Database.open(file, more).close();
        assertThat(TestingDatabase.fromOutside(file, "SELECT count(*) FROM note WHERE done AND text LIKE 'MADE%'"))
                .isEqualTo(1);
        assertThat(TestingDatabase.fromOutside(file, "PRAGMA user_version")).isEqualTo(2);
    }

    @Test
    void leavesTheFileAsItWasWhenAMigrationFails() throws Exception {
        assertRefused(
                file,
                List.of("CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"),
                file + ": migration to version 2 failed: [SQLITE_ERROR] SQL error or missing database"
                        + " (table a already exists)");
        assertThat(TestingDatabase.fromOutside(file, "SELECT count(*) FROM sqlite_master"))
                .isZero();
    }

    @Test
    void refusesAFileOfANewerProgram() {
        Database.open(file, List.of("CREATE TABLE a (x)", "CREATE TABLE b (x)")).close();
        assertRefused(
                file,
                List.of("CREATE TABLE a (x)"),
                file + " was written by a newer dray (its version is 2, this program knows up to 1);"
                        + " update dray on this machine");
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        Files.writeString(file, "This is a shopping list, and a long one. ".repeat(100));
        assertRefused(file, List.of("CREATE TABLE a (x)"), damaged("opening"));
    }

    @Test
    void tellsOfDamageFoundWhenReading() throws IOException {
        try (var database = Database.open(file, TestingDatabase.MIGRATIONS)) {
            database.write(TestingDatabase.insert("x".repeat(100_000)));
        }
        var bytes = Files.readAllBytes(file);
        var noise = "damage".getBytes(StandardCharsets.UTF_8);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = noise[i % noise.length];
        }
        Files.write(file, bytes);
        try (var database = Database.open(file, TestingDatabase.MIGRATIONS)) {
            assertThatThrownBy(() -> count(database))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(damaged("a query"));
        }
    }

    @Test
    void refusesADirectory() {
        assertRefused(directory, List.of(), directory + " is a directory where dray keeps a database; move it away");
    }

    @Test
    void saysWhyItsDirectoryCannotBeMade() throws IOException {
        var wrong = Files.writeString(directory.resolve("file"), "").resolve("deep");
        assertThatThrownBy(() -> Database.open(wrong.resolve("x.db"), List.of()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(wrong + " cannot be created (")
                .hasMessageEndingWith("); make its parent a writable directory");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatItsDirectoryIsNotWritable() {
        var inProc = Path.of("/proc/x.db");
        assertRefused(
                inProc,
                List.of(),
                "/proc/x.db: opening failed: it or its directory is not writable; give both to the user who runs dray"
                        + " (chown, chmod u+rwX)");
    }

    @Test
    void aReadSeesOneStateWhateverIsWrittenMeanwhile() {
        try (var database = Database.open(file, TestingDatabase.MIGRATIONS)) {
            var counts = database.query(connection -> {
                int before = TestingDatabase.number(connection, "SELECT count(*) FROM note");
                database.write(TestingDatabase.insert("one"));
                return List.of(before, TestingDatabase.number(connection, "SELECT count(*) FROM note"));
            });
            assertThat(counts).containsExactly(0, 0);
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void aReadCannotWrite() {
        try (var database = Database.open(file, TestingDatabase.MIGRATIONS)) {
            assertThatThrownBy(() -> database.query(
                            connection -> TestingDatabase.insert("x").to(connection)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith(file + ": a query failed: ");
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void manyReadersShareAFewConnections() throws Exception {
        try (var database = Database.open(file, TestingDatabase.MIGRATIONS);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 100)
                    .mapToObj(_ -> threads.submit(() -> count(database)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isZero();
            }
        }
    }

    @Test
    void refusesReadsAndWritesOnceClosed() {
        var database = Database.open(file, TestingDatabase.MIGRATIONS);
        database.close();
        database.close();
        assertThatThrownBy(() -> count(database)).hasMessage(file + " is closed");
        assertThatThrownBy(() -> database.write(TestingDatabase.insert("x"))).hasMessage(file + " is closed");
    }

    @Test
    void saysThatAnotherProcessHoldsTheLock() throws Exception {
        Database.open(file, TestingDatabase.MIGRATIONS).close();
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            try (var second = new Connections(file, Duration.ofMillis(1)).open()) {
                var migrations = new Migrations(file, TestingDatabase.MIGRATIONS);
                var refusal = catchThrowableOfType(SQLException.class, () -> migrations.apply(second));
                assertThat(DatabaseException.of(file, "opening", Objects.requireNonNull(refusal)))
                        .hasMessage(file + ": opening failed: another process holds its lock; find it with lsof " + file
                                + " and stop it");
            }
        }
    }

    private String damaged(String doing) {
        return file + ": " + doing + " failed: it is damaged, or no SQLite file; stop dray, move it and its -wal and"
                + " -shm aside, and put a backup in its place (without one, dray begins a new file)";
    }

    private static int count(Database database) {
        return database.query(connection -> TestingDatabase.number(connection, "SELECT count(*) FROM note"));
    }

    private static int pragma(Database database, String what) {
        return database.write(connection -> TestingDatabase.number(connection, "SELECT " + what));
    }
}
