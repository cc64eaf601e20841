package dev.dray.router.job;

import dev.dray.schema.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The job did what was asked.
 *
 * @param files what it made
 */
public record Succeeded(Course course, Optional<Run> run, Instant endedAt, String text, List<Attachment> files)
        implements Ended {
    public Succeeded {
        files = List.copyOf(files);
    }

    @Override
    public Succeeded with(Course next) {
        return new Succeeded(next, run, endedAt, text, files);
    }
}
