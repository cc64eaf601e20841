package dev.dray.router.job;

import java.time.Instant;

/** An open state in which the outcome of the present attempt is not known yet. */
public sealed interface Unsettled extends Open permits Queued, Started, Held {
    @Override
    Unsettled with(Course course);

    default Started start(Run run) {
        return Started.of(course().next(), run);
    }

    /** The attempt failed, and another one follows. */
    default Waiting wait(String why, Instant at, Instant nextAttemptAt) {
        return new Waiting(course().next(), run(), at, why, nextAttemptAt);
    }
}
