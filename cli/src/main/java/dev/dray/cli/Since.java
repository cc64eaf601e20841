package dev.dray.cli;

import dev.dray.runtime.value.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A time in the past as a person writes it: {@code 2d} ago, {@code 2026-02-08}, {@code 2026-02-08T10:42:00Z}. */
public final class Since {
    private Since() {}

    /**
     * The time that is meant.
     *
     * @throws IllegalArgumentException with what would be right
     */
    public static Instant parse(String text, Instant now, ZoneId zone) {
        try {
            return now.minus(Durations.parse(text));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
            return date(text, zone);
        }
    }

    private static Instant date(String text, ZoneId zone) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "\"%s\" is no time; write how long ago, such as 2d or 90m, a day such as 2026-02-08, or 2026-02-08T10:42:00Z"
                            .formatted(text));
        }
    }
}
