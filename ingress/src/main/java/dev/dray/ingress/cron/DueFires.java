package dev.dray.ingress.cron;

import dev.dray.ingress.cron.Skipped.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Sorts the fires of an entry that are due, from the earliest to the latest: which run on time, which late, and which not
 * at all. Holds no more of them than may run, however many were missed.
 */
final class DueFires {
    /** A fire later than this was missed, not merely late. */
    static final Duration ON_TIME = Duration.ofMinutes(1);

    private final CronEntry entry;
    private final Switch state;
    private final Duration offset;
    private final Instant now;
    private final Deque<Instant> late = new ArrayDeque<>();
    private final List<Instant> onTime = new ArrayList<>();
    private Optional<Skipped> skipped = Optional.empty();

    /**
     * @param offset how long after its time each fires
     * @param state of the entry's switch, which is on
     */
    DueFires(CronEntry entry, Duration offset, Switch state, Instant now) {
        this.entry = entry;
        this.state = state;
        this.offset = offset;
        this.now = now;
    }

    /** Whether a fire's time has come. */
    boolean isDue(Instant scheduled) {
        return !scheduled.plus(offset).isAfter(now);
    }

    void add(Instant scheduled) {
        Duration age = Duration.between(scheduled.plus(offset), now);
        if (state.wasOffAt(scheduled)) {
            skip(scheduled, Why.DISABLED);
        } else if (age.compareTo(ON_TIME) <= 0) {
            onTime.add(scheduled);
        } else if (entry.missedWithin()
                .filter(within -> age.compareTo(within) > 0)
                .isPresent()) {
            skip(scheduled, Why.TOO_OLD);
        } else {
            miss(scheduled);
        }
    }

    private void miss(Instant scheduled) {
        switch (entry.missed()) {
            case SKIP -> skip(scheduled, Why.NOT_WANTED_LATE);
            case RUN_ONCE -> keep(scheduled, 1, Why.STOOD_FOR);
            case RUN_ALL -> keep(scheduled, entry.missedMost(), Why.TOO_MANY);
        }
    }

    private void keep(Instant scheduled, int most, Why others) {
        late.add(scheduled);
        if (late.size() > most) {
            skip(late.remove(), others);
        }
    }

    private void skip(Instant fire, Why why) {
        skipped = Optional.of(skipped.map(before -> before.and(fire, why)).orElseGet(() -> Skipped.one(fire, why)));
    }

    /** What is to be done about those added. */
    Turn turn() {
        if (entry.missed() == CronEntry.Missed.RUN_ONCE && !onTime.isEmpty() && !late.isEmpty()) {
            skip(late.remove(), Why.STOOD_FOR);
        }
        return new Turn(skipped, List.copyOf(late), onTime);
    }
}
