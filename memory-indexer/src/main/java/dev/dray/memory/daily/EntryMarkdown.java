package dev.dray.memory.daily;

import dev.dray.schema.Attachment;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Money;
import dev.dray.schema.Usage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a journal entry as Markdown, in the shape people know from their logs: who and when as a heading, what was said,
 * what ran and what came of it. The same entry always makes the same text.
 */
final class EntryMarkdown {
    private static final int TEXT_LIMIT = 16_000;
    private static final int RESULT_LIMIT = 4_000;
    private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

    private final Heading heading;

    EntryMarkdown(ZoneId zone) {
        this.heading = new Heading(zone);
    }

    /** The whole entry: heading, body and mark, each line ended. */
    EntryText of(JournalEntry entry) {
        Page page = new Page().line(heading.of(entry));
        if (CronLine.isOne(entry)) {
            page.line(CronLine.of(entry));
            result(page, entry);
        } else {
            said(page, entry);
            entry.getTool().ifPresent(tool -> page.line("Tool: " + OutsideText.oneLine(tool)));
            entry.getApprovedBy().ifPresent(who -> page.line("Approved: " + OutsideText.oneLine(who)));
            result(page, entry);
            times(page, entry);
            entry.getUsage().ifPresent(usage -> usage(page, usage));
        }
        attachments(page, entry.getAttachments());
        return page.marked(Mark.of(entry));
    }

    private static void said(Page page, JournalEntry entry) {
        if (entry.getText().isBlank()) {
            return;
        }
        switch (entry.getKind()) {
            case SYSTEM -> page.said(entry.getText(), Page.Voice.OURS);
            case MESSAGE, JOB, UNKNOWN -> {
                String text = OutsideText.cut(entry.getText(), TEXT_LIMIT, "dray trace " + whole(entry));
                page.said(text, Page.Voice.THEIRS);
            }
        }
        page.blank();
    }

    private static void result(Page page, JournalEntry entry) {
        String label = entry.getStatus().map(EntryMarkdown::label).orElse("Result");
        String text = entry.getResult().orElse("");
        if (!text.isBlank() || !label.equals("Result")) {
            String where = entry.getJobId().map(id -> "dray job " + id).orElse("dray trace " + whole(entry));
            page.labelled(label, OutsideText.cut(text, RESULT_LIMIT, OutsideText.oneLine(where)));
        }
    }

    private static String label(JobStatus status) {
        return switch (status) {
            case SUCCEEDED, QUEUED, STARTED, UNKNOWN -> "Result";
            case WAITING -> "Waiting";
            case HELD -> "Held";
            case CANCELLED -> "Cancelled";
            case DEAD -> "Failed";
        };
    }

    private static void times(Page page, JournalEntry entry) {
        Optional<Duration> waited = entry.getWaitedMillis().map(Duration::ofMillis);
        Optional<Duration> ran = entry.getRanMillis().map(Duration::ofMillis);
        if (waited.filter(EntryMarkdown::worthTelling).isEmpty()
                && ran.filter(EntryMarkdown::worthTelling).isEmpty()) {
            return;
        }
        String where =
                entry.getNode().map(node -> " on " + OutsideText.oneLine(node)).orElse("");
        page.line(waited.map(w -> "Waited " + Amounts.duration(w)
                        + ran.map(r -> ", ran " + Amounts.duration(r)).orElse("") + where)
                .orElseGet(() -> ran.map(r -> "Ran " + Amounts.duration(r)).orElse("") + where));
    }

    private static boolean worthTelling(Duration duration) {
        return duration.compareTo(WORTH_TELLING) >= 0;
    }

    private static void usage(Page page, Usage usage) {
        if (usage.getInputTokens() != 0 || usage.getOutputTokens() != 0) {
            String model = usage.getModel()
                    .map(name -> " (model: " + OutsideText.oneLine(name) + ")")
                    .orElse("");
            page.line(String.format(
                    Locale.ROOT,
                    "Tokens: %,d input, %,d output%s",
                    usage.getInputTokens(),
                    usage.getOutputTokens(),
                    model));
        }
        Optional<Money> cost = usage.getCost();
        cost.ifPresent(money -> page.line("Cost: " + Amounts.money(money)));
    }

    private static void attachments(Page page, List<Attachment> attachments) {
        if (!attachments.isEmpty()) {
            page.line("Attachments: "
                    + attachments.stream().map(EntryMarkdown::attachment).collect(Collectors.joining(", ")));
        }
    }

    private static String attachment(Attachment attachment) {
        String name = OutsideText.oneLine(attachment.getName().isBlank() ? attachment.getId() : attachment.getName());
        String size =
                attachment.getSize().map(bytes -> ", " + Amounts.size(bytes)).orElse("");
        return "%s (%s%s)".formatted(name, OutsideText.oneLine(attachment.getMediaType()), size);
    }

    private static String whole(JournalEntry entry) {
        return OutsideText.oneLine(entry.getMessageId().orElse(entry.getId()));
    }
}
