package dev.dray.ingress.calendar.ics;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * A recurrence rule on the clock of its event. One that recurs every few seconds, or would take minutes to follow, is
 * refused: an invitation must not be able to keep the machine busy.
 */
final class Rule {
    private static final Pattern COUNT = Pattern.compile("(?i)\\bCOUNT=");
    private static final Pattern UNTIL = Pattern.compile("(?i)UNTIL=(\\d{8})(?:T(\\d{6})(Z?))?");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** Every five minutes, all day long. */
    private static final int MOST_A_DAY = 288;

    /** From its start, one by one, as rules with a COUNT must be followed. */
    private static final long MOST_STEPS = 150_000;

    private static final int MOST_FOUND = 20_000;
    private static final int HOURS = 24;
    private static final int MINUTES = 1_440;

    private final String text;
    private final Recur<LocalDateTime> recur;
    private final EventTime start;

    private Rule(String text, Recur<LocalDateTime> recur, EventTime start) {
        this.text = text;
        this.recur = recur;
        this.start = start;
    }

    /** @throws IllegalArgumentException where it is no rule, or one that is not followed */
    static Rule parse(String text, EventTime start) {
        Recur<LocalDateTime> recur = new Recur<>(onTheClock(text, start), true);
        long perDay = perDay(recur);
        if (perDay > MOST_A_DAY) {
            throw new IllegalArgumentException("\"%s\" recurs %s times a day; at most %d are followed"
                    .formatted(text, perDay == Long.MAX_VALUE ? "up to 86400" : perDay, MOST_A_DAY));
        }
        return new Rule(text, recur, start);
    }

    /** ical4j would compare an UNTIL in UTC with the event's clock by the machine's own zone. */
    private static String onTheClock(String text, EventTime start) {
        Matcher until = UNTIL.matcher(text);
        if (!until.find()) {
            return text;
        }
        String time = until.group(2) == null ? "235959" : until.group(2);
        LocalDateTime written = LocalDateTime.parse(until.group(1) + "T" + time, DATE_TIME);
        LocalDateTime wall = "Z".equals(until.group(3)) && start.kind() == Kind.TIME
                ? start.wallAt(written.toInstant(ZoneOffset.UTC))
                : written;
        return until.replaceFirst("UNTIL=" + wall.format(DATE_TIME));
    }

    private static long perDay(Recur<LocalDateTime> recur) {
        long seconds = Math.max(1, recur.getSecondList().size());
        long minutes = Math.max(1, recur.getMinuteList().size());
        long hours = Math.max(1, recur.getHourList().size());
        int interval = Math.max(1, recur.getInterval());
        Frequency frequency = recur.getFrequency();
        return switch (frequency) {
            case SECONDLY -> Long.MAX_VALUE;
            case MINUTELY -> seconds * Math.max(1, MINUTES / interval);
            case HOURLY -> seconds * minutes * Math.max(1, HOURS / interval);
            case DAILY, WEEKLY, MONTHLY, YEARLY -> seconds * minutes * hours;
        };
    }

    boolean isYearly() {
        return recur.getFrequency() == Frequency.YEARLY;
    }

    /** What the clock shows at its recurrences from one time to another, both included, in order. */
    List<LocalDateTime> between(LocalDateTime from, LocalDateTime to) {
        if (to.isBefore(start.wall())) {
            return List.of();
        }
        if (COUNT.matcher(text).find() && steps(to) > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "\"%s\" has to be counted from %s on, which takes too long".formatted(text, start.wall()));
        }
        try (Stream<LocalDateTime> found = recur.getDatesAsStream(start.wall(), from, to, -1)) {
            return found.limit(MOST_FOUND).sorted().toList();
        }
    }

    private long steps(LocalDateTime to) {
        long days = ChronoUnit.DAYS.between(start.wall(), to);
        return switch (recur.getFrequency()) {
            case SECONDLY, MINUTELY -> days * MINUTES / Math.max(1, recur.getInterval());
            case HOURLY -> days * HOURS / Math.max(1, recur.getInterval());
            case DAILY, WEEKLY, MONTHLY, YEARLY -> days;
        };
    }
}
