package dev.dray.router.job;

import java.time.Instant;
import java.util.Optional;

/** The job failed for good. */
public record Dead(Course course, Optional<Run> run, Instant endedAt, String text) implements Ended {
    @Override
    public Dead with(Course next) {
        return new Dead(next, run, endedAt, text);
    }
}
