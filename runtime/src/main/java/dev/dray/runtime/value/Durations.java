package dev.dray.runtime.value;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a duration: {@code 250ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 1d}, put together as in
 * {@code 1h30m}, or ISO-8601 ({@code PT1H30M}). A day is 24 hours. Never negative.
 */
public final class Durations {
    private static final Pattern TEXT =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

    private Durations() {}

    public static Duration parse(String text) {
        var matcher = TEXT.matcher(text);
        try {
            var duration = matcher.matches() && !text.isEmpty()
                    ? Duration.ofDays(number(matcher.group(1)))
                            .plusHours(number(matcher.group(2)))
                            .plusMinutes(number(matcher.group(3)))
                            .plusSeconds(number(matcher.group(4)))
                            .plusMillis(number(matcher.group(5)))
                    : Duration.parse(text);
            if (duration.isNegative()) {
                throw new IllegalArgumentException("\"" + text + "\" is negative; a duration cannot be");
            }
            return duration;
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException _) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not a duration; write a number and a unit (ms, s, m, h, d), such as 250ms, 10s or 1h30m");
        }
    }

    /** The shortest text that {@link #parse} reads back as exactly this duration. */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.isNegative() || duration.toNanosPart() % 1_000_000 != 0) {
            return duration.toString();
        }
        return part(duration.toDaysPart(), "d")
                + part(duration.toHoursPart(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s")
                + part(duration.toMillisPart(), "ms");
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
