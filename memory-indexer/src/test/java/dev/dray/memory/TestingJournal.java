package dev.dray.memory;

import dev.dray.schema.Attachment;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Money;
import dev.dray.schema.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Journal entries to test with. */
public final class TestingJournal {
    private static final Instant BEGIN = Instant.parse("2026-02-08T22:00:00Z");

    private TestingJournal() {}

    /** The n-th of a journal whose entries are ten minutes apart, so that a few dozen span days. */
    public static JournalEntry entry(int n) {
        JournalEntry.Builder entry =
                said("telegram:7:" + n, BEGIN.plus(Duration.ofMinutes(10).multipliedBy(n)), "Say " + n + " · ünï🎬");
        return switch (n % 3) {
            case 0 -> entry.build();
            case 1 ->
                entry.setJobId("job" + n)
                        .setTool("shell (echo " + n + ")")
                        .setStatus(JobStatus.SUCCEEDED)
                        .setResult("line one of " + n + "\n## line two\n")
                        .setAttachments(List.of(new Attachment("sha256:" + n, "a.txt", "text/plain", (long) n)))
                        .setUsage(new Usage(10L * n, 5L * n, "flash", new Money(1_000L * n, "USD")))
                        .build();
            default ->
                entry.setKind(JournalKind.SYSTEM)
                        .setText("Node mac-mini is offline")
                        .build();
        };
    }

    public static List<JournalEntry> entries(int count) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            entries.add(entry(n));
        }
        return entries;
    }

    public static JournalEntry.Builder said(String id, Instant at, String text) {
        return JournalEntry.newBuilder()
                .setId(id)
                .setWorkspace("main")
                .setKind(JournalKind.MESSAGE)
                .setAt(at)
                .setWho("the operator")
                .setSender("telegram:42")
                .setChannel("telegram")
                .setConversation("telegram/42")
                .setMessageId(id)
                .setText(text);
    }
}
