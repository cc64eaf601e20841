package dev.dray.router.job;

import java.time.Instant;
import java.util.Optional;

/** The job did what was asked. */
public record Succeeded(Course course, Optional<Run> run, Instant endedAt, String text) implements Ended {
    @Override
    public Succeeded with(Course next) {
        return new Succeeded(next, run, endedAt, text);
    }
}
