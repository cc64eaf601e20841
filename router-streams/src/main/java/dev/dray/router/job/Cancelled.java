package dev.dray.router.job;

import java.time.Instant;
import java.util.Optional;

/** A person ended the job. */
public record Cancelled(Course course, Optional<Run> run, Instant endedAt, String text) implements Ended {
    @Override
    public Cancelled with(Course next) {
        return new Cancelled(next, run, endedAt, text);
    }
}
