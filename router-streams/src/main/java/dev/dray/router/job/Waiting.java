package dev.dray.router.job;

import java.time.Instant;
import java.util.Optional;

/** The last attempt failed; the next is queued when its time comes. */
public record Waiting(Course course, Optional<Run> run, Instant since, String why, Instant nextAttemptAt)
        implements Open {
    @Override
    public Waiting with(Course next) {
        return new Waiting(next, run, since, why, nextAttemptAt);
    }

    /** The next attempt, whose time has come or whom a person cannot wait for. */
    public Queued again(Instant at) {
        return new Queued(course.again(at), at);
    }
}
