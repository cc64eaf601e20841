package dev.dray.memory.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.memory.Projection;
import dev.dray.memory.ProjectionConformance;
import dev.dray.memory.TestingFiles;
import dev.dray.memory.TestingFold;
import dev.dray.memory.TestingJournal;
import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.JournalEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyLogTest extends ProjectionConformance {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path directory;

    @Override
    protected Projection projection(Path place) {
        return new DailyLog(place.resolve("memory"), ZONE);
    }

    @Override
    protected String content(Path place, Database database) {
        return TestingFiles.in(place.resolve("memory")).toString();
    }

    @Test
    void aDayBeginsWithItsTitleAndKeepsTheJournalsOrder() {
        Map<String, String> files = fold(said("a", "2026-02-08T09:42:00Z"), said("b", "2026-02-08T09:45:00Z"));
        assertThat(files).containsExactly(Map.entry("2026-02-08.md", """
                # 2026-02-08 Sunday

                ## 2026-02-08 10:42 AM - the operator
                "a"
                <!-- dray:a -->

                ## 2026-02-08 10:45 AM - the operator
                "b"
                <!-- dray:b -->
                """));
    }

    @Test
    void aDayEndsAtLocalMidnight() {
        assertThat(fold(said("a", "2026-02-08T22:59:59.999Z"), said("b", "2026-02-08T23:00:00Z")))
                .containsOnlyKeys("2026-02-08.md", "2026-02-09.md");
    }

    @Test
    void aLateEntryStandsAtTheEndOfItsOwnDay() {
        Map<String, String> files = fold(
                said("a", "2026-02-08T10:00:00Z"),
                said("b", "2026-02-09T10:00:00Z"),
                said("late", "2026-02-08T09:00:00Z"));
        assertThat(files.get("2026-02-08.md")).contains("11:00 AM").endsWith("""
                ## 2026-02-08 10:00 AM - the operator
                "late"
                <!-- dray:late -->
                """);
    }

    @Test
    void theHourThatComesTwiceIsTheSameDay() {
        Map<String, String> files = fold(said("a", "2026-10-25T00:30:00Z"), said("b", "2026-10-25T01:30:00Z"));
        assertThat(files).containsOnlyKeys("2026-10-25.md");
        assertThat(files.get("2026-10-25.md"))
                .contains("2:30 AM - the operator\n\"a\"", "2:30 AM - the operator\n\"b\"");
    }

    private Map<String, String> fold(JournalEntry... entries) {
        try (TestingFold fold = new TestingFold(directory.resolve("memory.db"), projection(directory))) {
            fold.fold(List.of(entries), entries.length);
        }
        return TestingFiles.in(directory.resolve("memory"));
    }

    private static JournalEntry said(String text, String at) {
        return TestingJournal.said(text, Instant.parse(at), text).build();
    }
}
