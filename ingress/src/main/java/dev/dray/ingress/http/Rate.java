package dev.dray.ingress.http;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many in a time, written {@code 10/s}, {@code 600/m} or {@code 1000/h}.
 *
 * @param count up to a million
 * @param unit a second, a minute or an hour
 */
public record Rate(int count, ChronoUnit unit) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,7})/([smh])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);
    private static final int MOST = 1_000_000;

    public Rate {
        if (!UNITS.containsValue(unit)) {
            throw new IllegalArgumentException("a rate is of a second, a minute or an hour, not of " + unit);
        }
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "a rate is between 1 and %d in a time, but this is %s".formatted(MOST, text(count, unit)));
        }
    }

    public static Rate parse(String text) {
        Matcher said = TEXT.matcher(text.strip());
        ChronoUnit unit = said.matches() ? UNITS.get(said.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "\"%s\" is no rate; write a number, a slash and s, m or h, such as 10/s".formatted(text));
        }
        return new Rate(Integer.parseInt(said.group(1)), unit);
    }

    /** The time from one to the next where they come evenly. */
    public Duration interval() {
        return unit.getDuration().dividedBy(count);
    }

    private static String text(int count, ChronoUnit unit) {
        return count + "/" + unit.name().substring(0, 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text(count, unit);
    }
}
