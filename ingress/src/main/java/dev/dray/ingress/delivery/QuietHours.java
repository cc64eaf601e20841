package dev.dray.ingress.delivery;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * The time of day in which notices wait, by the clock on the wall; over midnight where {@code to} is before {@code from}.
 */
public record QuietHours(TimeOfDay from, TimeOfDay to) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "to: %s is also when the quiet hours begin; leave quiet out for none".formatted(to));
        }
    }

    /** When the quiet hours an instant is in end; empty where it is in none. */
    Optional<Instant> endAfter(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        if (!isQuiet(there.toLocalTime())) {
            return Optional.empty();
        }
        LocalDateTime today = there.toLocalDate().atTime(to.time());
        return Optional.of(next(today, now, zone)
                .orElseGet(() -> next(today.plusDays(1), now, zone).orElseThrow()));
    }

    private boolean isQuiet(LocalTime time) {
        boolean begun = !time.isBefore(from.time());
        boolean notOver = time.isBefore(to.time());
        return from.time().isBefore(to.time()) ? begun && notOver : begun || notOver;
    }

    /** The instant after another at which the clock shows a time, or jumps over it; at the second where it shows it twice. */
    private static Optional<Instant> next(LocalDateTime shown, Instant after, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        Instant at = change != null && change.isGap()
                ? change.getInstant()
                : shown.atZone(zone).toInstant();
        Instant again = shown.atZone(zone).withLaterOffsetAtOverlap().toInstant();
        return at.isAfter(after)
                ? Optional.of(at)
                : Optional.of(again).filter(each -> change != null && change.isOverlap() && each.isAfter(after));
    }
}
