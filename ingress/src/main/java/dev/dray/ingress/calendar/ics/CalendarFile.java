package dev.dray.ingress.calendar.ics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A calendar as it was at one time: its events, and those among them that cannot be read. Not for several threads. */
public final class CalendarFile {
    private final Collection<Family> families;
    private final List<BrokenEvent> broken;

    private CalendarFile(Collection<Family> families, List<BrokenEvent> broken) {
        this.families = families;
        this.broken = new ArrayList<>(broken);
    }

    /** The events of one id: the one that recurs, if there is, and those that stand in for single occurrences. */
    private record Family(Map<String, Event> byOccurrence) {
        private static final String MASTER = "";

        /** Of two that mean the same, the later revision counts, and of equal ones the later in the calendar. */
        void add(Event event) {
            String key = event.replaces().map(time -> time.instant().toString()).orElse(MASTER);
            byOccurrence.merge(key, event, (old, now) -> now.sequence() >= old.sequence() ? now : old);
        }

        Stream<Event> all() {
            return byOccurrence.values().stream();
        }

        List<Occurrence> between(Event event, Instant from, Instant to) {
            List<EventTime> replaced = event.replaces().isPresent()
                    ? List.of()
                    : all().flatMap(each -> each.replaces().stream()).toList();
            return event.between(from, to, replaced);
        }
    }

    /**
     * Reads a calendar.
     *
     * @param observer whose clock times go by that name no zone, and whole days
     * @throws UnreadableCalendarException where the bytes are no calendar, or not all of one
     */
    public static CalendarFile read(byte[] bytes, ZoneId observer, Instant now) {
        List<ComponentText> components = ComponentText.cut(bytes);
        EventReader reader = new EventReader(new Times(new Zones(observer.getRules(), zones(components, now))));
        Map<String, Family> families = new LinkedHashMap<>();
        List<BrokenEvent> broken = new ArrayList<>();
        for (ComponentText component : components) {
            if (component.name().equals("VEVENT")) {
                try {
                    Event event = reader.read(component);
                    families.computeIfAbsent(event.uid(), _ -> new Family(new LinkedHashMap<>()))
                            .add(event);
                } catch (RuntimeException e) {
                    // A stranger's lines may meet any mistake in a library; the other events are not to suffer for it.
                    broken.add(new BrokenEvent(component.lines(), why(e)));
                }
            }
        }
        return new CalendarFile(families.values(), broken);
    }

    private static Map<String, ZoneRules> zones(List<ComponentText> components, Instant now) {
        Map<String, ZoneRules> zones = new HashMap<>();
        for (ComponentText component : components) {
            if (component.name().equals("VTIMEZONE")) {
                try {
                    Component definition = ComponentReader.read(component);
                    zones.put(definition.required("TZID").value().strip(), ZoneDefinition.rules(definition, now));
                } catch (RuntimeException _) {
                    // Told of the events that name it, as of a zone that nobody defines.
                }
            }
        }
        return zones;
    }

    /** The occurrences that have begun by one instant and not ended before another, in no order. */
    public List<Occurrence> between(Instant from, Instant to) {
        List<Occurrence> found = new ArrayList<>();
        for (Family family : families) {
            for (Event event : family.all().toList()) {
                try {
                    found.addAll(family.between(event, from, to));
                } catch (RuntimeException e) {
                    BrokenEvent unfollowed = new BrokenEvent(event.source(), why(e));
                    if (!broken.contains(unfollowed)) {
                        broken.add(unfollowed);
                    }
                }
            }
        }
        return found;
    }

    private static String why(RuntimeException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** What could not be read, or not be expanded, so far. */
    public List<BrokenEvent> broken() {
        return List.copyOf(broken);
    }
}
