package dev.dray.ingress.calendar;

import dev.dray.ingress.calendar.CalendarEntry.Speaker;
import dev.dray.ingress.calendar.ics.Kind;
import dev.dray.ingress.calendar.ics.Occurrence;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Makes the message of a reminder of one calendar. */
record ReminderMessage(CalendarEntry entry, ZoneId zone) {
    /** A reminder later than this was missed, not merely late. */
    private static final Duration ON_TIME = Duration.ofMinutes(1);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** A reminder, a late one, or, beyond the bound, the record that it was skipped, which asks for nothing. */
    Message of(Due due, Instant now) {
        Duration late = Duration.between(due.at(), now);
        boolean skipped = late.compareTo(ON_TIME) > 0 && late.compareTo(entry.missedWithin()) > 0;
        String onceOrLate = late.compareTo(ON_TIME) > 0 ? "late-reminder" : "reminder";
        Template template = due.reminder().template();
        return Message.newBuilder()
                .setId(due.id())
                .setChannel(CalendarSource.CHANNEL)
                .setConversation(entry.conversation().orElse(CalendarSource.CHANNEL + "/" + entry.name()))
                .setSender(Sender.newBuilder()
                        .setId(CalendarSource.CHANNEL + ":" + entry.name())
                        .build())
                .setRole(template.hasWordsOfOthers() && entry.role() == Speaker.GUEST ? Role.GUEST : Role.OWNER)
                .setKind(skipped ? "skip" : onceOrLate)
                .setAddressed(!skipped)
                .setText(template.filled(values(due.occurrence())))
                .setSentAt(due.at())
                .setReceivedAt(now)
                .setRaw(ByteBuffer.wrap(due.occurrence().source().getBytes(StandardCharsets.UTF_8)))
                .setRawType("text/calendar; charset=utf-8; component=vevent")
                .build();
    }

    private Map<Placeholder, String> values(Occurrence occurrence) {
        ZonedDateTime start = occurrence.start().atZone(zone);
        boolean wholeDays = occurrence.kind() == Kind.DAY;
        // Whole days end with the midnight after the last of them, which nobody would say.
        ZonedDateTime end = wholeDays && occurrence.end().isAfter(occurrence.start())
                ? occurrence.end().atZone(zone).minusDays(1)
                : occurrence.end().atZone(zone);
        return Map.of(
                Placeholder.SUMMARY, occurrence.words().summary(),
                Placeholder.LOCATION, occurrence.words().location(),
                Placeholder.DESCRIPTION, occurrence.words().description(),
                Placeholder.ORGANIZER, occurrence.words().organizer(),
                Placeholder.CALENDAR, entry.name(),
                Placeholder.START, wholeDays ? start.format(DATE) : start.format(DATE) + " " + start.format(TIME),
                Placeholder.END, wholeDays ? end.format(DATE) : end.format(DATE) + " " + end.format(TIME),
                Placeholder.DATE, start.format(DATE),
                Placeholder.TIME, wholeDays ? "all day" : start.format(TIME));
    }
}
