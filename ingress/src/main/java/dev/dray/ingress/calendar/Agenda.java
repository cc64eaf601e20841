package dev.dray.ingress.calendar;

import dev.dray.ingress.calendar.ics.CalendarFile;
import dev.dray.ingress.calendar.ics.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The reminders of one calendar that are to come within a window, earliest first.
 *
 * @param until the window's end; what is due later is not in it
 */
record Agenda(Deque<Due> open, Instant until) {
    /** A calendar with more in one window is looked at in several. */
    private static final int MOST = 20_000;

    /**
     * The reminders due within a window.
     *
     * @param since from when on there is each reminder of the entry
     */
    static Agenda of(
            CalendarFile file, CalendarEntry entry, Map<ReminderConfig, Instant> since, Instant from, Instant to) {
        List<Due> due = new ArrayList<>();
        for (Occurrence occurrence : file.between(from.minus(longest(entry)), to.plus(longest(entry)))) {
            String summary = Placeholder.SUMMARY.flat(occurrence.words().summary());
            if (entry.only().filter(pattern -> !pattern.matcher(summary).find()).isEmpty()) {
                for (ReminderConfig reminder : entry.reminders()) {
                    Due each = Due.of(entry.name(), occurrence, reminder);
                    Instant start = since.getOrDefault(reminder, from);
                    if (!each.at().isBefore(from)
                            && !each.at().isBefore(start)
                            && !each.at().isAfter(to)) {
                        due.add(each);
                    }
                }
            }
        }
        due.sort(Comparator.comparing(Due::at).thenComparing(Due::id));
        return due.size() <= MOST
                ? new Agenda(new ArrayDeque<>(due), to)
                : new Agenda(
                        new ArrayDeque<>(due.subList(0, MOST)),
                        due.get(MOST - 1).at());
    }

    private static Duration longest(CalendarEntry entry) {
        return entry.reminders().stream()
                .map(reminder -> reminder.before().or(reminder::after).orElse(Duration.ZERO))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    Agenda without(Predicate<Due> dealt) {
        open.removeIf(dealt);
        return this;
    }
}
