package dev.dray.ingress.cron;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an entry is to leave behind, told from its policy, its fires, and the spans in which the program ran: each event
 * as its kind and its id.
 */
final class ExpectedEvents {
    private static final Duration ON_TIME = Duration.ofMinutes(1);

    private final CronEntry entry;
    private final List<Instant> open;
    private final List<String> events = new ArrayList<>();

    /** @param fires those scheduled after the entry was first seen */
    ExpectedEvents(CronEntry entry, List<Instant> fires) {
        this.entry = entry;
        this.open = new ArrayList<>(fires);
    }

    /** From when to when the program ran, and whether it still did what was due in its last moment. */
    record Span(Instant from, Instant until, boolean whole) {}

    List<String> over(List<Span> spans) {
        for (Span span : spans) {
            if (span.from().isBefore(span.until()) || span.whole()) {
                begin(span.from());
            }
            while (!open.isEmpty() && isIn(span, due(open.getFirst()))) {
                events.add(event("fire", open.removeFirst()));
            }
        }
        return events;
    }

    private boolean isIn(Span span, Instant due) {
        return due.isBefore(span.until()) || (span.whole() && due.equals(span.until()));
    }

    private void begin(Instant now) {
        List<Instant> onTime = new ArrayList<>();
        List<Instant> missed = new ArrayList<>();
        while (!open.isEmpty() && !due(open.getFirst()).isAfter(now)) {
            Instant fire = open.removeFirst();
            (due(fire).plus(ON_TIME).isBefore(now) ? missed : onTime).add(fire);
        }
        List<Instant> young = missed.stream()
                .filter(fire -> entry.missedWithin().isEmpty()
                        || !due(fire).plus(entry.missedWithin().get()).isBefore(now))
                .toList();
        int wanted = switch (entry.missed()) {
            case SKIP -> 0;
            case RUN_ONCE -> onTime.isEmpty() ? 1 : 0;
            case RUN_ALL -> entry.missedMost();
        };
        List<Instant> late = young.subList(Math.max(0, young.size() - wanted), young.size());
        List<Instant> skipped = missed.subList(0, missed.size() - late.size());
        if (!skipped.isEmpty()) {
            events.add("skip cron:%s:%s/%s x%d"
                    .formatted(entry.name(), skipped.getFirst(), skipped.getLast(), skipped.size()));
        }
        late.forEach(fire -> events.add(event("late-fire", fire)));
        onTime.forEach(fire -> events.add(event("fire", fire)));
    }

    private String event(String kind, Instant fire) {
        return "%s cron:%s:%s".formatted(kind, entry.name(), fire);
    }

    private Instant due(Instant fire) {
        return fire.plus(entry.offset());
    }
}
