package dev.dray.cli.topic;

import dev.dray.broker.read.Position;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What part of a topic to read, in the grammar of {@code rpk topic consume --offset}: {@code start}, {@code end},
 * {@code 17}, {@code 17:42}, {@code :42}, {@code +5}, {@code -5}, {@code @2026-02-08T10:42:00Z}, {@code @2026-02-08},
 * {@code @-48h:-24h}, {@code @-10m:end}.
 */
record OffsetRange(Position from, Optional<Position> to) {
    private static final Pattern AGO = Pattern.compile("-(\\d+)(ms|s|m|h|d)");

    /**
     * The range a text means.
     *
     * @throws IllegalArgumentException with what would be right
     */
    static OffsetRange parse(String text, InstantSource clock, ZoneId zone) {
        try {
            return read(text, clock, zone);
        } catch (NumberFormatException | ArithmeticException | DateTimeException _) {
            throw unreadable(text); // A number or a time that is too large.
        }
    }

    private static OffsetRange read(String text, InstantSource clock, ZoneId zone) {
        if (text.startsWith("@")) {
            return times(text.substring(1), clock, zone);
        }
        if (text.matches("[+-]\\d+")) {
            long count = Long.parseLong(text.substring(1));
            return new OffsetRange(
                    text.startsWith("+") ? new Position.AfterBeginning(count) : new Position.BeforeEnd(count),
                    Optional.empty());
        }
        int colon = text.indexOf(':');
        return colon < 0
                ? new OffsetRange(offset(text), Optional.empty())
                : new OffsetRange(
                        offset(text.substring(0, colon)),
                        bound(text.substring(colon + 1)).map(OffsetRange::offset));
    }

    /** A time of day has colons too, so the one that parts two times is the first with a time on either side. */
    private static OffsetRange times(String text, InstantSource clock, ZoneId zone) {
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            try {
                Position from = time(text.substring(0, colon), clock, zone);
                return new OffsetRange(from, bound(text.substring(colon + 1)).map(end -> time(end, clock, zone)));
            } catch (IllegalArgumentException _) {
                // This one belongs to a time of day.
            }
        }
        return new OffsetRange(time(text, clock, zone), Optional.empty());
    }

    private static Optional<String> bound(String text) {
        return text.isEmpty() || text.equals("end") ? Optional.empty() : Optional.of(text);
    }

    private static Position offset(String text) {
        return switch (text) {
            case "", "start" -> new Position.Beginning();
            case "end" -> new Position.End();
            default -> {
                if (!text.matches("\\d+")) {
                    throw unreadable(text);
                }
                yield new Position.Offset(Long.parseLong(text));
            }
        };
    }

    private static Position time(String text, InstantSource clock, ZoneId zone) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return new Position.At(clock.instant().minus(span(Long.parseLong(ago.group(1)), ago.group(2))));
        }
        try {
            return new Position.At(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeParseException _) {
            throw unreadable("@" + text);
        }
    }

    private static Duration span(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "\"%s\" is no place in a topic; write start, end, 17, 17:42, +5, -5, @2026-02-08T10:42:00Z, @2026-02-08 or @-48h:-24h"
                        .formatted(text));
    }
}
