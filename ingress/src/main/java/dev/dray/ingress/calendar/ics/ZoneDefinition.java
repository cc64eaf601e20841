package dev.dray.ingress.calendar.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A time zone that a calendar defines itself, with a {@code VTIMEZONE}. */
final class ZoneDefinition {
    private static final int YEARS_AHEAD = 10;

    private ZoneDefinition() {}

    /**
     * The rules it amounts to, up to ten years from now.
     *
     * @throws IllegalArgumentException where it is not a definition that can be followed
     */
    static ZoneRules rules(Component definition, Instant now) {
        TreeMap<Instant, ZoneOffset> onsets = new TreeMap<>();
        TreeMap<Instant, ZoneOffset> before = new TreeMap<>();
        for (Component observance : definition.parts()) {
            ZoneOffset from = offset(observance.required("TZOFFSETFROM").value());
            ZoneOffset to = offset(observance.required("TZOFFSETTO").value());
            for (LocalDateTime wall : onsets(observance, from, now)) {
                onsets.put(wall.toInstant(from), to);
                before.put(wall.toInstant(from), from);
            }
        }
        if (onsets.isEmpty()) {
            throw new IllegalArgumentException("it has neither STANDARD nor DAYLIGHT");
        }
        ZoneOffset first = before.firstEntry().getValue();
        return ZoneRules.of(first, first, List.of(), transitions(first, onsets), List.of());
    }

    private static List<LocalDateTime> onsets(Component observance, ZoneOffset from, Instant now) {
        LocalDateTime start = LocalDateTime.parse(observance.required("DTSTART").value(), Times.LOCAL);
        LocalDateTime end = LocalDateTime.ofInstant(now, from).plusYears(YEARS_AHEAD);
        EventTime seed = new EventTime(start, Kind.TIME, from.getRules());
        List<LocalDateTime> walls = new ArrayList<>(List.of(start));
        for (Property rule : observance.all("RRULE")) {
            Rule yearly = Rule.parse(rule.value(), seed);
            if (!yearly.isYearly()) {
                throw new IllegalArgumentException("\"%s\" is no yearly rule".formatted(rule.value()));
            }
            walls.addAll(yearly.between(start, end));
        }
        for (Property dates : observance.all("RDATE")) {
            for (String date : dates.value().split(",", -1)) {
                walls.add(LocalDateTime.parse(date, Times.LOCAL));
            }
        }
        return walls;
    }

    private static List<ZoneOffsetTransition> transitions(ZoneOffset first, SortedMap<Instant, ZoneOffset> onsets) {
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffset offset = first;
        for (var onset : onsets.entrySet()) {
            if (!onset.getValue().equals(offset)) {
                LocalDateTime wall = LocalDateTime.ofInstant(onset.getKey(), offset);
                transitions.add(
                        ZoneOffsetTransition.of(wall.truncatedTo(ChronoUnit.SECONDS), offset, onset.getValue()));
                offset = onset.getValue();
            }
        }
        return transitions;
    }

    private static ZoneOffset offset(String text) {
        String trimmed = text.strip();
        return ZoneOffset.of(trimmed.startsWith("+") || trimmed.startsWith("-") ? trimmed : "+" + trimmed);
    }
}
