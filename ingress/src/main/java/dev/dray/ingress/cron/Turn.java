package dev.dray.ingress.cron;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be done about the fires of an entry that are due, of which there is one at least: first some are skipped, then some run late, then some on time. */
record Turn(Optional<Skipped> skipped, List<Instant> late, List<Instant> onTime) {
    Turn {
        late = List.copyOf(late);
        onTime = List.copyOf(onTime);
    }

    static Turn skip(Skipped skipped) {
        return new Turn(Optional.of(skipped), List.of(), List.of());
    }

    /** The latest fire it deals with. */
    Instant last() {
        if (!onTime.isEmpty()) {
            return onTime.getLast();
        }
        return late.isEmpty() ? skipped.orElseThrow().last() : late.getLast();
    }
}
