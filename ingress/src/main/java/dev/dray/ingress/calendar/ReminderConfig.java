package dev.dray.ingress.calendar;

import dev.dray.ingress.calendar.ics.Occurrence;
import dev.dray.runtime.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the {@code reminders} of a calendar: when, of which one must be given, and what it says.
 *
 * @param before so long before an event begins
 * @param at when it begins or ends
 * @param after so long after it ended
 * @param text what it asks for, as a person would write it, with placeholders such as {@code {summary}}
 */
public record ReminderConfig(Optional<Duration> before, Optional<Edge> at, Optional<Duration> after, String text) {
    /** How far from its event a reminder may be. */
    static final Duration FARTHEST = Duration.ofDays(30);

    /** Where an event begins, and where it ends. */
    public enum Edge {
        START,
        END
    }

    public ReminderConfig {
        if (Stream.of(before, at, after).filter(Optional::isPresent).count() != 1) {
            throw new IllegalArgumentException("give one of before: 15m, at: start, at: end and after: 10m");
        }
        check("before", before);
        check("after", after);
        try {
            Template.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("text: " + e.getMessage(), e);
        }
    }

    private static void check(String key, Optional<Duration> distance) {
        if (distance.filter(length -> length.isZero() || length.compareTo(FARTHEST) > 0)
                .isPresent()) {
            throw new IllegalArgumentException(
                    key + ": must be longer than zero and at most 30d; for the moment itself write at: "
                            + (key.equals("before") ? "start" : "end"));
        }
    }

    /** Which reminder it is, in ids: {@code before-15m}, {@code start}, {@code end} or {@code after-10m}. */
    String key() {
        return before.map(length -> "before-" + Durations.format(length))
                .or(() -> after.map(length -> "after-" + Durations.format(length)))
                .or(() -> at.map(edge -> edge == Edge.START ? "start" : "end"))
                .orElseThrow();
    }

    Instant due(Occurrence occurrence) {
        return before.map(occurrence.start()::minus)
                .or(() -> after.map(occurrence.end()::plus))
                .or(() -> at.map(edge -> edge == Edge.START ? occurrence.start() : occurrence.end()))
                .orElseThrow();
    }

    Template template() {
        return Template.parse(text);
    }
}
