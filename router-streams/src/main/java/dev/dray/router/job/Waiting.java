package dev.dray.router.job;

import dev.dray.schema.Job;
import java.time.Instant;
import java.util.Optional;

/** The last attempt failed, or none was made yet; the next is queued when its time comes. */
public record Waiting(Course course, Optional<Run> run, Instant since, String why, Instant nextAttemptAt)
        implements Open {
    static final String SCHEDULED = "scheduled";

    /** The first state of a job that is for later. */
    public static Waiting first(Job job, Instant at) {
        return new Waiting(
                Course.of(job),
                Optional.empty(),
                at,
                SCHEDULED,
                job.getNotBefore().orElse(at));
    }

    @Override
    public Optional<Instant> wakeAt() {
        return course.job()
                .getDeadlineAt()
                .filter(deadline -> deadline.isBefore(nextAttemptAt))
                .or(() -> Optional.of(nextAttemptAt));
    }

    @Override
    public Waiting with(Course next) {
        return new Waiting(next, run, since, why, nextAttemptAt);
    }

    /** The next attempt, whose time has come or whom a person cannot wait for. */
    public Queued again(Instant at) {
        return new Queued(course.again(at), at);
    }
}
