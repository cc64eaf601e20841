package dev.dray.ingress.delivery;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time by the clock, written {@code 22:00}. */
public record TimeOfDay(LocalTime time) {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public static TimeOfDay parse(String text) {
        try {
            return new TimeOfDay(LocalTime.parse(text, TEXT));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a time; write hours and minutes, such as 22:00 or 07:30".formatted(text), e);
        }
    }

    @Override
    public String toString() {
        return TEXT.format(time);
    }
}
