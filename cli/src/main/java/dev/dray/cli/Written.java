package dev.dray.cli;

import dev.dray.runtime.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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

    /** The next time the clock shows it, where no day is given. */
    static Instant instant(String text, Instant now, ZoneId zone) {
        try {
            if (text.contains("T")) {
                return LocalDateTime.parse(text).atZone(zone).toInstant();
            }
            ZonedDateTime here = now.atZone(zone);
            ZonedDateTime today = here.with(LocalTime.parse(text));
            return (today.isAfter(here) ? today : today.plusDays(1)).toInstant();
        } catch (DateTimeParseException e) {
            throw new CliException(
                    ExitCode.USAGE, "--at: \"%s\" is not a time, such as 07:30 or 2026-12-01T07:30".formatted(text), e);
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
