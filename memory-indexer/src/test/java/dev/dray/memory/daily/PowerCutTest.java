package dev.dray.memory.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.memory.MemoryException;
import dev.dray.memory.TestingFiles;
import dev.dray.memory.TestingFold;
import dev.dray.memory.TestingJournal;
import dev.dray.schema.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever step a crash comes at, the files end up byte for byte as without it. */
class PowerCutTest {
    private static final List<JournalEntry> JOURNAL = TestingJournal.entries(24);

    @TempDir
    private Path temporary;

    private Map<String, String> expected = Map.of();

    @BeforeEach
    void foldUnharmed() {
        Path place = temporary.resolve("unharmed");
        fold(place, new LocalDisk(), JOURNAL.size());
        expected = TestingFiles.in(place.resolve("memory"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.95, 1})
    void aCutAtAnyStepOfAnyBatchLeavesNothingTornOrDoubled(double written) {
        boolean reached = true;
        for (int step = 0; reached; step++) {
            Path place = temporary.resolve("cut-" + step);
            CutDisk disk = new CutDisk(step, written);
            tryToFold(place, disk, 7);
            reached = disk.isCut();
            fold(place, new LocalDisk(), 3);
            assertThat(TestingFiles.in(place.resolve("memory"))).isEqualTo(expected);
        }
    }

    @Test
    void manyCutsInARowDoNoMoreHarmThanOne() {
        Path place = temporary.resolve("often");
        for (int life = 0; life < 30; life++) {
            tryToFold(place, new CutDisk(life % 9, life % 10 / 10.0), 1 + life % 5);
        }
        fold(place, new LocalDisk(), 4);
        assertThat(TestingFiles.in(place.resolve("memory"))).isEqualTo(expected);
    }

    @Test
    void whatIsCommittedIsNotAmongWhatAPowerCutTakes() throws IOException {
        Path place = temporary.resolve("unsynced");
        UnsyncedDisk disk = new UnsyncedDisk();
        fold(place, disk, 7);
        disk.losePower();
        fold(place, new LocalDisk(), 3);
        assertThat(TestingFiles.in(place.resolve("memory"))).isEqualTo(expected);
    }

    @Test
    void zerosWhereTheEndWasNeverWrittenAreCutOff() throws IOException {
        JournalEntry entry = TestingJournal.entry(1);
        byte[] whole = expectedBytes(List.of(entry));
        byte[] holed = Arrays.copyOf(Arrays.copyOf(whole, 60), 4_096);
        Path place = temporary.resolve("zeros");
        Path file = Files.createDirectories(place.resolve("memory")).resolve("2026-02-08.md");
        Files.write(file, holed);
        fold(place, new LocalDisk(), List.of(entry), 1);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    private byte[] expectedBytes(List<JournalEntry> journal) throws IOException {
        Path place = temporary.resolve("bytes");
        fold(place, new LocalDisk(), journal, 1);
        return Files.readAllBytes(place.resolve("memory/2026-02-08.md"));
    }

    private static void tryToFold(Path place, Disk disk, int batch) {
        try {
            fold(place, disk, batch);
        } catch (MemoryException e) {
            assertThat(e).hasMessageContaining("the power is cut");
        }
    }

    private static void fold(Path place, Disk disk, int batch) {
        fold(place, disk, JOURNAL, batch);
    }

    private static void fold(Path place, Disk disk, List<JournalEntry> journal, int batch) {
        DailyLog log = new DailyLog(place.resolve("memory"), ZoneOffset.UTC, disk);
        try (TestingFold fold = new TestingFold(place.resolve("memory.db"), log)) {
            fold.fold(journal, batch);
        }
    }
}
