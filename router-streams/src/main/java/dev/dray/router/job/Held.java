package dev.dray.router.job;

import java.time.Instant;
import java.util.Optional;

/** The job waits for a person to say whether it runs again. */
public record Held(Course course, Optional<Run> run, Instant since, String why) implements Unsettled {
    @Override
    public Held with(Course next) {
        return new Held(next, run, since, why);
    }

    Queued again(Instant at) {
        return new Queued(course.again(at), at);
    }
}
