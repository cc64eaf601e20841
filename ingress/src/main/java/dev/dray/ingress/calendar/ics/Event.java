package dev.dray.ingress.calendar.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An event, or what stands in for one occurrence of a recurring one.
 *
 * @param sequence which revision of it this is
 * @param replaces the occurrence it stands in for, by the time at which that would have been
 * @param more times it takes place besides its start and its rules
 * @param except times it does not
 * @param unless rules by which it does not
 */
record Event(
        String uid,
        int sequence,
        Optional<EventTime> replaces,
        Standing standing,
        EventTime start,
        Length length,
        List<Rule> rules,
        List<EventTime> more,
        List<EventTime> except,
        List<Rule> unless,
        Words words,
        String source) {
    /** A day more than clocks of any two zones are apart. */
    private static final Duration ANY_ZONE = Duration.ofHours(50);

    Event {
        rules = List.copyOf(rules);
        more = List.copyOf(more);
        except = List.copyOf(except);
        unless = List.copyOf(unless);
    }

    /** Whether it takes place. */
    enum Standing {
        ON,
        CANCELLED
    }

    /**
     * The occurrences that have begun by one instant and not ended before another.
     *
     * @param replaced occurrences that have a stand-in
     */
    List<Occurrence> between(Instant from, Instant to, List<EventTime> replaced) {
        if (standing == Standing.CANCELLED) {
            return List.of();
        }
        List<Occurrence> found = new ArrayList<>();
        for (LocalDateTime wall : walls(from, to)) {
            EventTime time = start.at(wall);
            if (except.stream().noneMatch(each -> each.covers(time))
                    && replaced.stream().noneMatch(each -> each.covers(time))) {
                Instant begins = time.instant();
                Instant ends = length.after(time);
                if (!begins.isAfter(to) && !ends.isBefore(from)) {
                    found.add(new Occurrence(uid, begins, ends, start.kind(), words, source));
                }
            }
        }
        return found;
    }

    /** What its clock shows at its starts, over a little more than the window. */
    private TreeSet<LocalDateTime> walls(Instant from, Instant to) {
        LocalDateTime first = start.wallAt(from.minus(length.most()).minus(ANY_ZONE));
        LocalDateTime last = start.wallAt(to.plus(ANY_ZONE));
        TreeSet<LocalDateTime> walls = new TreeSet<>();
        walls.add(start.wall());
        more.forEach(time -> walls.add(
                time.kind() == Kind.DAY && start.kind() == Kind.TIME
                        ? time.wall().with(start.wall().toLocalTime())
                        : start.wallAt(time.instant())));
        rules.forEach(rule -> walls.addAll(rule.between(first, last)));
        unless.forEach(rule -> walls.removeAll(rule.between(first, last)));
        return walls;
    }
}
