package dev.dray.memory.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Attachment;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Money;
import dev.dray.schema.Usage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryMarkdownTest {
    private final EntryMarkdown markdown = new EntryMarkdown(ZoneId.of("America/Los_Angeles"));

    @Test
    void anEntryHasTheShapeItsReadersKnow() {
        JournalEntry entry = said("Deploy the Blueprint site to Vercel")
                .setTool("exec (cd workspace/openclaw-blueprint && vercel deploy)")
                .setStatus(JobStatus.SUCCEEDED)
                .setResult("Live at https://openclaw-blueprint.vercel.app")
                .setUsage(usage(1240, 380, 18_000))
                .build();
        assertThat(markdown.of(entry).text()).isEqualTo("""
                ## 2026-02-08 10:42 AM - the operator
                "Deploy the Blueprint site to Vercel"

                Tool: exec (cd workspace/openclaw-blueprint && vercel deploy)
                Result: Live at https://openclaw-blueprint.vercel.app
                Tokens: 1,240 input, 380 output
                Cost: $0.018
                <!-- dray:telegram:7:1 -->
                """);
    }

    @Test
    void whoApprovedItIsTold() {
        JournalEntry entry = said("/publish")
                .setTool("task publish")
                .setApprovedBy("telegram:42")
                .build();
        assertThat(markdown.of(entry).text()).contains("Tool: task publish\nApproved: telegram:42\n");
    }

    @Test
    void aScheduledRunIsOneLineOfTheSystem() {
        JournalEntry entry = said("Write the briefing")
                .setAt(Instant.parse("2026-02-08T18:45:00Z"))
                .setWho("briefing-daily")
                .setSender("cron:briefing-daily")
                .setChannel("cron")
                .setStatus(JobStatus.SUCCEEDED)
                .setUsage(Usage.newBuilder(usage(900, 100, 3_000))
                        .setModel("flash")
                        .build())
                .build();
        assertThat(markdown.of(entry).text()).isEqualTo("""
                ## 2026-02-08 10:45 AM - System
                Cron: briefing-daily completed (model: flash, cost: $0.003)
                <!-- dray:telegram:7:1 -->
                """);
    }

    @Test
    void aScheduledRunThatFailedSaysWhy() {
        JournalEntry entry = said("Write the briefing")
                .setSender("cron:briefing-daily")
                .setChannel("cron")
                .setStatus(JobStatus.DEAD)
                .setResult("no answer from the model\nafter 3 attempts")
                .build();
        assertThat(markdown.of(entry).text()).contains("""
                Cron: briefing-daily failed
                Failed:
                > no answer from the model
                > after 3 attempts
                <!--""");
    }

    @Test
    void whatTheSystemDidIsNotPutInQuotes() {
        JournalEntry entry = said("Node mac-mini is offline; 3 jobs queued")
                .setKind(JournalKind.SYSTEM)
                .build();
        assertThat(markdown.of(entry).text()).isEqualTo("""
                ## 2026-02-08 10:42 AM - System
                Node mac-mini is offline; 3 jobs queued
                <!-- dray:telegram:7:1 -->
                """);
    }

    @Test
    void severalLinesAreABlockQuoteThatEndsBeforeTheNextLabel() {
        JournalEntry entry = said("\r\nfirst\r\n\r\nsecond\n\n")
                .setStatus(JobStatus.SUCCEEDED)
                .setResult("one\ntwo")
                .setUsage(usage(1, 2, 0))
                .build();
        assertThat(markdown.of(entry).text()).isEqualTo("""
                ## 2026-02-08 10:42 AM - the operator
                > first
                >
                > second

                Result:
                > one
                > two

                Tokens: 1 input, 2 output
                Cost: $0.000
                <!-- dray:telegram:7:1 -->
                """);
    }

    @Test
    void aFailureAndACancellationAreNamedAsSuch() {
        assertThat(markdown.of(said("x")
                                .setStatus(JobStatus.DEAD)
                                .setResult("exit status 1")
                                .build())
                        .text())
                .contains("\nFailed: exit status 1\n");
        assertThat(markdown.of(said("x").setStatus(JobStatus.CANCELLED).build()).text())
                .contains("\nCancelled\n");
    }

    @Test
    void aLongWaitOrRunIsTold() {
        JournalEntry entry = said("render")
                .setNode("mac-mini")
                .setWaitedMillis(12 * 60_000L)
                .setRanMillis(8_400L)
                .build();
        assertThat(markdown.of(entry).text()).contains("\nWaited 12 min, ran 8 s on mac-mini\n");
    }

    @Test
    void aShortWaitAndRunAreNotWorthALine() {
        JournalEntry entry = said("hi")
                .setNode("gateway")
                .setWaitedMillis(12L)
                .setRanMillis(300L)
                .build();
        assertThat(markdown.of(entry).text()).doesNotContain("gateway").doesNotContain("aited");
    }

    @Test
    void filesAreListedByNameTypeAndSize() {
        JournalEntry entry = said("").setAttachments(List.of(
                        new Attachment("sha256:ab", "report.pdf", "application/pdf", 1_234_567L),
                        Attachment.newBuilder()
                                .setId("tg:9")
                                .setMediaType("image/png")
                                .build()))
                .build();
        assertThat(markdown.of(entry).text()).isEqualTo("""
                ## 2026-02-08 10:42 AM - the operator
                Attachments: report.pdf (application/pdf, 1.2 MB), tg:9 (image/png)
                <!-- dray:telegram:7:1 -->
                """);
    }

    @Test
    void aLongResultIsCutAndSaysWhereTheWholeIs() {
        String whole = "x".repeat(3_999) + "🎬".repeat(3_000);
        JournalEntry entry = said("go")
                .setJobId("0abc")
                .setStatus(JobStatus.SUCCEEDED)
                .setResult(whole)
                .build();
        assertThat(markdown.of(entry).text())
                .contains("> " + "x".repeat(3_999) + "\n> … (12 KB more: dray job 0abc)\n");
    }

    @Test
    void aLocalDayBeginsAtLocalMidnightOnBothSidesOfTheSummerTimeChange() {
        assertThat(markdown.of(said("x")
                                .setAt(Instant.parse("2026-03-08T09:59:59Z"))
                                .build())
                        .text())
                .startsWith("## 2026-03-08 1:59 AM - ");
        assertThat(markdown.of(said("x")
                                .setAt(Instant.parse("2026-03-08T10:00:00Z"))
                                .build())
                        .text())
                .startsWith("## 2026-03-08 3:00 AM - ");
        assertThat(markdown.of(said("x")
                                .setAt(Instant.parse("2026-03-09T07:00:00Z"))
                                .build())
                        .text())
                .startsWith("## 2026-03-09 12:00 AM - ");
    }

    private static JournalEntry.Builder said(String text) {
        return JournalEntry.newBuilder()
                .setId("telegram:7:1")
                .setWorkspace("main")
                .setKind(JournalKind.MESSAGE)
                .setAt(Instant.parse("2026-02-08T18:42:00Z"))
                .setWho("the operator")
                .setSender("telegram:42")
                .setChannel("telegram")
                .setText(text);
    }

    private static Usage usage(long input, long output, long micros) {
        return Usage.newBuilder()
                .setInputTokens(input)
                .setOutputTokens(output)
                .setCost(new Money(micros, "USD"))
                .build();
    }
}
