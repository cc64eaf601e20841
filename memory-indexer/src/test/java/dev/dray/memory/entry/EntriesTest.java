package dev.dray.memory.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.memory.Projection;
import dev.dray.memory.ProjectionConformance;
import dev.dray.memory.TestingFold;
import dev.dray.memory.TestingJournal;
import dev.dray.memory.TestingTables;
import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.Attachment;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Money;
import dev.dray.schema.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesTest extends ProjectionConformance {
    @TempDir
    private Path directory;

    @Override
    protected Projection projection(Path place) {
        return new Entries();
    }

    @Override
    protected String content(Path place, Database database) {
        return String.join("\n", TestingTables.rows(database, "SELECT * FROM entry ORDER BY number"))
                + String.join("\n", TestingTables.rows(database, "SELECT * FROM attachment ORDER BY entry, place"));
    }

    @Test
    void everyFieldIsKept() {
        JournalEntry entry = TestingJournal.said("m1", Instant.parse("2026-02-08T18:42:00.000001Z"), "Deploy")
                .setJobId("j1")
                .setTool("exec (vercel deploy)")
                .setStatus(JobStatus.SUCCEEDED)
                .setResult("Live")
                .setNode("mac-mini")
                .setWaitedMillis(12L)
                .setRanMillis(34L)
                .setUsage(new Usage(1240L, 380L, "opus", new Money(18_000L, "USD")))
                .setAttachments(List.of(new Attachment("sha256:ab", "a.pdf", "application/pdf", 5L)))
                .build();
        try (TestingFold fold = new TestingFold(directory.resolve("memory.db"), new Entries())) {
            fold.fold(List.of(entry), 1);
            assertThat(TestingTables.rows(fold.database(), "SELECT * FROM entry"))
                    .containsExactly(
                            "1|m1|main|MESSAGE|1770576120000001|the operator|telegram:42|telegram|telegram/42"
                                    + "|m1|j1|Deploy|exec (vercel deploy)|SUCCEEDED|Live|mac-mini|12|34|1240|380|opus|18000|USD");
            assertThat(TestingTables.rows(fold.database(), "SELECT * FROM attachment"))
                    .containsExactly("1|0|sha256:ab|a.pdf|application/pdf|5");
        }
    }

    @Test
    void whatIsNotKnownIsNull() {
        JournalEntry entry = TestingJournal.said("m1", Instant.EPOCH, "Hi").build();
        try (TestingFold fold = new TestingFold(directory.resolve("memory.db"), new Entries())) {
            fold.fold(List.of(entry), 1);
            assertThat(
                            TestingTables.rows(
                                    fold.database(),
                                    "SELECT job, tool, status, result, node, waited, ran, input_tokens, model, cost FROM entry"))
                    .containsExactly("null|null|null|null|null|null|null|null|null|null");
        }
    }
}
