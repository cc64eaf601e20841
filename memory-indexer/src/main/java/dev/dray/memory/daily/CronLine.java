package dev.dray.memory.daily;

import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Money;
import dev.dray.schema.Usage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one line that tells of a scheduled run: {@code Cron: briefing-daily completed (model: flash, cost: $0.003)}. */
final class CronLine {
    private static final String CRON = "cron";

    private CronLine() {}

    static boolean isOne(JournalEntry entry) {
        return entry.getChannel().equals(CRON);
    }

    static String of(JournalEntry entry) {
        Optional<String> model = entry.getUsage().flatMap(Usage::getModel);
        Optional<Money> cost = entry.getUsage().flatMap(Usage::getCost);
        List<String> spent = Stream.of(
                        model.map(name -> "model: " + OutsideText.oneLine(name)),
                        cost.map(money -> "cost: " + Amounts.money(money)))
                .flatMap(Optional::stream)
                .toList();
        return "Cron: " + name(entry) + " "
                + entry.getStatus().map(CronLine::word).orElse("fired")
                + (spent.isEmpty() ? "" : " (" + String.join(", ", spent) + ")");
    }

    private static String name(JournalEntry entry) {
        String sender = entry.getSender();
        String prefix = CRON + ":";
        return OutsideText.oneLine(sender.startsWith(prefix) ? sender.substring(prefix.length()) : entry.getWho());
    }

    private static String word(JobStatus status) {
        return switch (status) {
            case SUCCEEDED -> "completed";
            case DEAD -> "failed";
            case CANCELLED -> "cancelled";
            case HELD -> "held";
            case QUEUED, WAITING -> "waiting";
            case STARTED -> "started";
            case UNKNOWN -> "ended";
        };
    }
}
