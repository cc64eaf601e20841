package dev.dray.ingress.calendar.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;

/**
 * A time as a calendar writes it: on the clock of a zone.
 *
 * @param wall what that clock shows; midnight of a whole day
 */
record EventTime(LocalDateTime wall, Kind kind, ZoneRules zone) {

    /** A time the clock skips is as much later; one it shows twice is the first (RFC 5545, 3.3.5). */
    Instant instant() {
        return wall.toInstant(zone.getOffset(wall));
    }

    /** The same kind of time when the clock shows something else. */
    EventTime at(LocalDateTime other) {
        return new EventTime(other, kind, zone);
    }

    /** What this time's clock shows at an instant. */
    LocalDateTime wallAt(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone.getOffset(instant));
    }

    /** Whether both mean the same; a day means every time on it. */
    boolean covers(EventTime other) {
        return (kind == Kind.DAY || other.kind == Kind.DAY)
                ? wall.toLocalDate().equals(other.wall.toLocalDate())
                : instant().equals(other.instant());
    }
}
