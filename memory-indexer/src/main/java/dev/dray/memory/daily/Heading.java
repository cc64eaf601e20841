package dev.dray.memory.daily;

import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The first line of an entry: {@code ## 2026-02-08 10:42 AM - the operator}. */
record Heading(ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd h:mm a", Locale.ROOT);
    private static final String SYSTEM = "System";

    String of(JournalEntry entry) {
        return "## " + TIME.format(entry.getAt().atZone(zone)) + " - " + who(entry);
    }

    private static String who(JournalEntry entry) {
        if (CronLine.isOne(entry) || entry.getKind() == JournalKind.SYSTEM) {
            return SYSTEM;
        }
        String who = OutsideText.oneLine(entry.getWho());
        String sender = OutsideText.oneLine(entry.getSender());
        if (who.isEmpty()) {
            return sender;
        }
        // A person may call themself what they like, but not speak as the system.
        return who.equalsIgnoreCase(SYSTEM) ? who + " (" + sender + ")" : who;
    }
}
