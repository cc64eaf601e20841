package dev.dray.node.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and durations as a person says them. */
record Times(ZoneId zone, InstantSource clock) {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    Instant now() {
        return clock.instant();
    }

    /** {@code 10:42} today, {@code 8 Feb 10:42} this year. */
    String at(Instant instant) {
        ZonedDateTime then = instant.atZone(zone);
        ZonedDateTime now = now().atZone(zone);
        boolean today = then.toLocalDate().equals(now.toLocalDate());
        return (today ? TODAY : then.getYear() == now.getYear() ? THIS_YEAR : EARLIER).format(then);
    }

    /** How long ago that was, or 0 s where a clock says it is yet to come. */
    String since(Instant instant) {
        return lasting(Duration.between(instant, now()));
    }

    /** Two units at most: {@code 0.4 s}, {@code 12 s}, {@code 3 min}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    static String lasting(Duration duration) {
        if (duration.compareTo(Duration.ofMillis(50)) < 0) {
            return "0 s";
        }
        if (duration.compareTo(Duration.ofSeconds(10)) < 0) {
            String seconds = String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
            return seconds.replace(".0 s", " s");
        }
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() < 1
                ? both(duration.toHours() + " h", duration.toMinutesPart(), "min")
                : both(duration.toDays() + " d", duration.toHoursPart(), "h");
    }

    private static String both(String larger, int smaller, String unit) {
        return smaller == 0 ? larger : "%s %d %s".formatted(larger, smaller, unit);
    }
}
