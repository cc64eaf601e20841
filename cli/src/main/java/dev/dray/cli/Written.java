package dev.dray.cli;

import dev.dray.runtime.value.Durations;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.TypeConversionException;

/** Values as a person writes them on a command line, with what would be right where they are wrong. */
final class Written {
    private Written() {}

    static Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new TypeConversionException("\"%s\" is not a day, such as 2026-02-08".formatted(text));
        }
    }
}
