package dev.dray.ingress.calendar;

import dev.dray.ingress.calendar.ics.Occurrence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** One reminder of one occurrence, at its time. */
record Due(String id, Instant at, Occurrence occurrence, ReminderConfig reminder) {
    private static final String PLAIN_UID = "[\\p{Graph}&&\\p{ASCII}]{1,200}";

    static Due of(String calendar, Occurrence occurrence, ReminderConfig reminder) {
        String id = "%s:%s:%s:%s:%s"
                .formatted(CalendarSource.CHANNEL, calendar, uid(occurrence.uid()), occurrence.start(), reminder.key());
        return new Due(id, reminder.due(occurrence), occurrence, reminder);
    }

    /** A uid is a stranger's word too: one that is too long or has odd characters is known by its hash. */
    private static String uid(String uid) {
        return uid.matches(PLAIN_UID)
                ? uid
                : UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
