package dev.dray.memory.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.memory.MemoryException;
import dev.dray.memory.TestingFold;
import dev.dray.memory.TestingJournal;
import dev.dray.schema.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An owner may do to a daily log what they like: it is theirs, and what they wrote stays. */
class OwnersEditTest {
    private static final List<JournalEntry> JOURNAL = TestingJournal.entries(8);

    @TempDir
    private Path place;

    private Path file = Path.of("");

    @BeforeEach
    void foldTheFirstThree() {
        file = place.resolve("memory/2026-02-08.md");
        fold(JOURNAL.subList(0, 3));
    }

    @Test
    void aNoteAtTheEndStaysAndTheLogGoesOnBehindIt() throws IOException {
        Files.writeString(file, "- my note", StandardOpenOption.APPEND);
        fold(JOURNAL);
        assertThat(Files.readString(file)).contains("<!-- dray:telegram:7:2 -->\n- my note\n\n## ");
        assertEachOnce(0, JOURNAL.size());
    }

    @Test
    void aChangedPastStaysChanged() throws IOException {
        Files.writeString(file, Files.readString(file).replace("Say 0", "Said nothing at all, really"));
        fold(JOURNAL);
        assertThat(Files.readString(file))
                .contains("Said nothing at all, really")
                .doesNotContain("Say 0 ");
        assertEachOnce(0, JOURNAL.size());
    }

    @Test
    void aRemovedEntryStaysRemoved() throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(text.indexOf("<!-- dray:telegram:7:0 -->") + 28));
        fold(JOURNAL);
        assertThat(Files.readString(file)).doesNotContain("Say 0 ");
        assertEachOnce(1, JOURNAL.size());
    }

    @Test
    void aRemovedFileBeginsAnew() throws IOException {
        Files.writeString(place.resolve("memory/MEMORY.md"), "mine");
        Files.delete(file);
        fold(JOURNAL);
        assertThat(Files.readString(file)).startsWith("# 2026-02-08 Sunday\n\n## ");
        assertEachOnce(3, JOURNAL.size());
    }

    @Test
    void linesEndedAsOnWindowsAreReadAsWell() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        fold(JOURNAL);
        assertEachOnce(0, JOURNAL.size());
    }

    @Test
    void aFileTheOwnerBeganIsContinued() throws IOException {
        Files.writeString(place.resolve("memory/2026-02-09.md"), "# My Monday\n");
        fold(TestingJournal.entries(20));
        assertThat(Files.readString(place.resolve("memory/2026-02-09.md"))).startsWith("# My Monday\n\n## 2026-02-09");
    }

    @Test
    void anEditBetweenACrashAndTheNextStartDoublesNothing() throws IOException {
        List<JournalEntry> more = JOURNAL.subList(0, 6);
        // The batch is in the file up to the middle of its last entry, but not committed.
        assertThatThrownBy(() -> fold(more, new CutDisk(0, 0.9))).isInstanceOf(MemoryException.class);
        String torn = Files.readString(file);
        assertThat(torn).contains("<!-- dray:telegram:7:4 -->").doesNotContain("<!-- dray:telegram:7:5 -->");
        Files.writeString(file, "A line on top.\n" + torn.replace("Say 0", "Edited") + "\n\nA line below.\n");
        fold(JOURNAL);
        assertThat(Files.readString(file)).contains("A line on top.", "Edited", "A line below.");
        assertEachOnce(0, JOURNAL.size());
    }

    @Test
    void whileEverythingIsGoneNothingIsWritten() throws IOException {
        Files.delete(file);
        assertThatThrownBy(() -> fold(JOURNAL))
                .isInstanceOf(MemoryException.class)
                .hasMessageContaining("is empty")
                .hasMessageContaining("put it back (is its disk mounted?)");
        Files.delete(place.resolve("memory"));
        assertThatThrownBy(() -> fold(JOURNAL)).hasMessageContaining(place.resolve("memory") + " is gone");
        assertThat(place.resolve("memory")).doesNotExist();
    }

    private void assertEachOnce(int from, int to) throws IOException {
        String text = Files.readString(file);
        for (int n = from; n < to; n++) {
            assertThat(text.split("<!-- dray:telegram:7:" + n + " -->", -1)).hasSize(2);
        }
    }

    private void fold(List<JournalEntry> journal) {
        fold(journal, new LocalDisk());
    }

    private void fold(List<JournalEntry> journal, Disk disk) {
        DailyLog log = new DailyLog(place.resolve("memory"), ZoneOffset.UTC, disk);
        try (TestingFold fold = new TestingFold(place.resolve("memory.db"), log)) {
            fold.fold(journal, journal.size());
        }
    }
}
