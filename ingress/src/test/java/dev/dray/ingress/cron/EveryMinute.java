package dev.dray.ingress.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * When something is to fire, found by looking at every minute of the time in question, one after the other, and at what
 * the clocks of the zone show in it.
 */
final class EveryMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private EveryMinute() {}

    /**
     * The minutes in which a rule's time comes.
     *
     * @param everyHour whether the rule names all hours, and so follows the clocks when they are changed
     */
    static List<Instant> ofClock(
            Predicate<LocalDateTime> rule, boolean everyHour, ZoneId zone, Instant from, Instant until) {
        List<Instant> found = new ArrayList<>();
        for (Instant minute = from; minute.isBefore(until); minute = minute.plus(MINUTE)) {
            LocalDateTime shown = LocalDateTime.ofInstant(minute, zone);
            LocalDateTime before = LocalDateTime.ofInstant(minute.minus(MINUTE), zone);
            boolean fires = rule.test(shown) && (everyHour || !isSecondTime(shown, minute, zone));
            for (LocalDateTime out = before.plus(MINUTE); !everyHour && out.isBefore(shown); out = out.plus(MINUTE)) {
                fires |= rule.test(out);
            }
            if (fires) {
                found.add(minute);
            }
        }
        return found;
    }

    /** The minutes that are multiples of a period since 1970. */
    static List<Instant> ofPeriod(Duration period, Instant from, Instant until) {
        List<Instant> found = new ArrayList<>();
        for (Instant minute = from; minute.isBefore(until); minute = minute.plus(MINUTE)) {
            if (minute.getEpochSecond() % period.toSeconds() == 0) {
                found.add(minute);
            }
        }
        return found;
    }

    private static boolean isSecondTime(LocalDateTime shown, Instant minute, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
        return offsets.size() == 2 && zone.getRules().getOffset(minute).equals(offsets.getLast());
    }
}
