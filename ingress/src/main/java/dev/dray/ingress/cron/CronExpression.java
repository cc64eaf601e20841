package dev.dray.ingress.cron;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something recurs: five fields (minute, hour, day of month, month, day of week), six with seconds first, or a
 * name such as {@code @daily}.
 *
 * <p>When clocks go forward, what would have run in the missing time runs once, right after it. When they go back, what
 * would run again in the repeated time does not. What runs in every hour follows the clock both ways.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/crontab.5.html">crontab(5)</a>
 */
final class CronExpression implements FireTimes {
    /** Longer than the longest wait there is: for a February with five Mondays, around a year 2100. */
    private static final int YEARS_AHEAD = 41;

    private static final int HOURS = 24;

    private static final Map<String, String> NAMES = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private final String text;
    private final BitSet seconds;
    private final BitSet minutes;
    private final BitSet hours;
    private final boolean everyHour;
    private final CronDays days;

    private CronExpression(String text, List<String> fields) {
        this.text = text;
        this.seconds = CronField.SECOND.parse(fields.get(0));
        this.minutes = CronField.MINUTE.parse(fields.get(1));
        this.hours = CronField.HOUR.parse(fields.get(2));
        this.everyHour = hours.cardinality() == HOURS;
        this.days = CronDays.parse(fields.get(3), fields.get(4), fields.get(5));
    }

    /**
     * The expression a text means.
     *
     * @throws IllegalArgumentException naming the field and what is wrong with it
     */
    static CronExpression parse(String text) {
        String said = text.strip();
        if (said.startsWith("@") && !NAMES.containsKey(said.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("\"%s\" is none of %s"
                    .formatted(said, NAMES.keySet().stream().sorted().toList()));
        }
        List<String> fields =
                List.of(NAMES.getOrDefault(said.toLowerCase(Locale.ROOT), said).split("\\s+"));
        return switch (fields.size()) {
            case 5 -> new CronExpression(text, withSeconds(fields));
            case 6 -> new CronExpression(text, fields);
            default ->
                throw new IllegalArgumentException(
                        "\"%s\" has %d fields; write five (minute, hour, day of month, month, day of week) or six (seconds first)"
                                .formatted(text, fields.size()));
        };
    }

    private static List<String> withSeconds(List<String> five) {
        return List.of("0", five.get(0), five.get(1), five.get(2), five.get(3), five.get(4));
    }

    /** The first fire after an instant; empty where there is none in the 41 years that follow. */
    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant from = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        LocalDate horizon = after.atZone(zone).toLocalDate().plusYears(YEARS_AHEAD);
        // Between two changes of the zone's offset local time only grows, so each stretch is searched on its own.
        while (true) {
            ZoneOffset offset = rules.getOffset(from);
            ZoneOffsetTransition change = rules.nextTransition(from);
            LocalDateTime first = LocalDateTime.ofInstant(from, offset);
            Optional<LocalDateTime> match =
                    nextLocal(afterRepeated(first, rules.previousTransition(from.plusNanos(1))), horizon);
            if (match.isEmpty()) {
                return Optional.empty();
            }
            LocalDateTime fire = match.get();
            if (change == null || fire.isBefore(change.getDateTimeBefore())) {
                return Optional.of(fire.toInstant(offset));
            }
            if (change.isGap() && !everyHour && fire.isBefore(change.getDateTimeAfter())) {
                return Optional.of(change.getInstant());
            }
            from = change.getInstant();
        }
    }

    /** Where to begin looking: past the hours that the clock shows a second time, unless those count again. */
    private LocalDateTime afterRepeated(LocalDateTime first, @Nullable ZoneOffsetTransition change) {
        if (change == null || everyHour || change.isGap() || !first.isBefore(change.getDateTimeBefore())) {
            return first;
        }
        return change.getDateTimeBefore();
    }

    private Optional<LocalDateTime> nextLocal(LocalDateTime from, LocalDate horizon) {
        LocalTime earliest = from.toLocalTime();
        for (LocalDate day = from.toLocalDate(); !day.isAfter(horizon); day = day.plusDays(1)) {
            if (days.match(day)) {
                Optional<LocalTime> time = nextTime(earliest);
                if (time.isPresent()) {
                    return time.map(day::atTime);
                }
            }
            earliest = LocalTime.MIN;
        }
        return Optional.empty();
    }

    private Optional<LocalTime> nextTime(LocalTime from) {
        for (int h = hours.nextSetBit(from.getHour()); h >= 0; h = hours.nextSetBit(h + 1)) {
            int firstMinute = h == from.getHour() ? from.getMinute() : 0;
            for (int m = minutes.nextSetBit(firstMinute); m >= 0; m = minutes.nextSetBit(m + 1)) {
                boolean sameMinute = h == from.getHour() && m == from.getMinute();
                int s = seconds.nextSetBit(sameMinute ? from.getSecond() : 0);
                if (s >= 0) {
                    return Optional.of(LocalTime.of(h, m, s));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
