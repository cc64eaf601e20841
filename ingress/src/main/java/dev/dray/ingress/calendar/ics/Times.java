package dev.dray.ingress.calendar.ics;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads times and lengths as iCalendar writes them. What cannot be read is an IllegalArgument or a DateTime exception. */
record Times(Zones zones) {
    static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Pattern LENGTH = Pattern.compile(
            "([+-]?)P(?:(\\d{1,5})W)?(?:(\\d{1,6})D)?(?:T(?:(\\d{1,7})H)?(?:(\\d{1,8})M)?(?:(\\d{1,9})S)?)?");
    private static final int DAYS_A_WEEK = 7;

    EventTime one(Property property) {
        return read(property.value().strip(), property);
    }

    /** The times of a list such as {@code EXDATE}; of periods, their starts. */
    List<EventTime> all(Property property) {
        return Stream.of(property.value().split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> read(text.split("/", 2)[0], property))
                .toList();
    }

    private EventTime read(String text, Property property) {
        if (text.length() == "20261120".length()) {
            return new EventTime(LocalDate.parse(text, DATE).atStartOfDay(), Kind.DAY, zones.observer());
        }
        if (text.endsWith("Z")) {
            LocalDateTime wall = LocalDateTime.parse(text.substring(0, text.length() - 1), LOCAL);
            return new EventTime(wall, Kind.TIME, ZoneOffset.UTC.getRules());
        }
        ZoneRules zone = property.parameter("TZID").map(zones::named).orElse(zones.observer());
        return new EventTime(LocalDateTime.parse(text, LOCAL), Kind.TIME, zone);
    }

    /** A length such as {@code P1DT2H}; one that is negative is none. */
    static Length length(String text) {
        Matcher parts = LENGTH.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"%s\" is not a length".formatted(text));
        }
        if (parts.group(1).equals("-")) {
            return Length.NONE;
        }
        return new Length(
                (long) number(parts, 2) * DAYS_A_WEEK + number(parts, 3),
                Duration.ofHours(number(parts, 4)).plusMinutes(number(parts, 5)).plusSeconds(number(parts, 6)));
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }
}
