package dev.dray.memory.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.memory.TestingFold;
import dev.dray.memory.TestingJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyLogsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 8);

    @TempDir
    private Path place;

    @Test
    void aDayIsReadWithoutItsMarks() {
        fold(1);
        assertThat(logs().read(DAY)).contains("""
                # 2026-02-08 Sunday

                ## 2026-02-08 10:00 PM - the operator
                "Say 0 · ünï🎬"
                """);
    }

    @Test
    void whereThereIsNoLogThereIsNothingToRead() {
        assertThat(logs().latest()).isEmpty();
        assertThat(logs().read(DAY)).isEmpty();
    }

    @Test
    void onlyDaysAreListedOldestFirst() throws IOException {
        fold(40);
        Files.writeString(logs().directory().resolve("MEMORY.md"), "");
        Files.writeString(logs().directory().resolve("2026-02-31.md"), "");
        assertThat(logs().days()).containsExactly(DAY, DAY.plusDays(1));
        assertThat(logs().latest()).contains(DAY.plusDays(1));
    }

    private DailyLogs logs() {
        return new DailyLogs(place.resolve("memory"));
    }

    private void fold(int count) {
        DailyLog log = new DailyLog(place.resolve("memory"), ZoneOffset.UTC);
        try (TestingFold fold = new TestingFold(place.resolve("memory.db"), log)) {
            fold.fold(TestingJournal.entries(count), count);
        }
    }
}
