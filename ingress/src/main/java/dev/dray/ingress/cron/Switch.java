package dev.dray.ingress.cron;

import java.time.Instant;
import java.util.Optional;

/** Whether an entry fires by itself, since when, and who said so; nobody did where it never was switched. */
record Switch(boolean enabled, Instant since, Optional<String> by) {
    static final Switch NEVER_SWITCHED = new Switch(true, Instant.EPOCH, Optional.empty());

    /** Whether a fire fell into the time for which the entry, now enabled, was disabled. */
    boolean wasOffAt(Instant scheduled) {
        return !scheduled.isAfter(since);
    }
}
