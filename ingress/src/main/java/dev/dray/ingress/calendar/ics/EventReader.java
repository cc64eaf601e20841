package dev.dray.ingress.calendar.ics;

import dev.dray.ingress.calendar.ics.Event.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.util.Strings;

/** Makes an event of a component. What cannot be read is an IllegalArgument or a DateTime exception. */
record EventReader(Times times) {
    /** More than any text has a use for; the event's lines have it all. */
    private static final int LONGEST_TEXT = 10_000;

    Event read(ComponentText text) {
        Component component = ComponentReader.read(text);
        EventTime start = times.one(component.required("DTSTART"));
        return new Event(
                component
                        .property("UID")
                        .map(uid -> uid.value().strip())
                        .filter(uid -> !uid.isEmpty())
                        .orElseGet(() -> nameless(text)),
                component.property("SEQUENCE").map(EventReader::number).orElse(0),
                component.property("RECURRENCE-ID").map(times::one),
                component
                        .property("STATUS")
                        .filter(status -> status.value().strip().equalsIgnoreCase("CANCELLED"))
                        .map(_ -> Standing.CANCELLED)
                        .orElse(Standing.ON),
                start,
                length(component, start),
                rules(component, "RRULE", start),
                times(component, "RDATE"),
                times(component, "EXDATE"),
                rules(component, "EXRULE", start),
                words(component),
                text.lines());
    }

    private Length length(Component component, EventTime start) {
        return component
                .property("DTEND")
                .map(end -> until(start, times.one(end)))
                .or(() -> component.property("DURATION").map(each -> Times.length(each.value())))
                .orElse(start.kind() == Kind.DAY ? Length.ONE_DAY : Length.NONE);
    }

    private static Length until(EventTime start, EventTime end) {
        return start.kind() == Kind.DAY
                ? new Length(ChronoUnit.DAYS.between(start.wall(), end.wall()), Duration.ZERO)
                : new Length(0, Duration.between(start.instant(), end.instant()));
    }

    private List<EventTime> times(Component component, String key) {
        return component.all(key).stream()
                .flatMap(property -> times.all(property).stream())
                .toList();
    }

    private static List<Rule> rules(Component component, String key, EventTime start) {
        return component.all(key).stream()
                .map(rule -> Rule.parse(rule.value().strip(), start))
                .toList();
    }

    private static Words words(Component component) {
        String organizer = component
                .property("ORGANIZER")
                .map(each -> each.parameter("CN").orElse(each.value().replaceFirst("(?i)^mailto:", "")))
                .orElse("");
        return new Words(
                text(component, "SUMMARY"), text(component, "LOCATION"), text(component, "DESCRIPTION"), organizer);
    }

    private static String text(Component component, String key) {
        return component
                .property(key)
                .map(each -> Strings.unescape(each.value()))
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_TEXT)))
                .orElse("");
    }

    private static int number(Property sequence) {
        return Integer.parseInt(sequence.value().strip());
    }

    /** What lacks an id is known by its words, so that it is the same event at every reading. */
    private static String nameless(ComponentText text) {
        return UUID.nameUUIDFromBytes(text.lines().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
