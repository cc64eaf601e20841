package dev.dray.router.job;

import dev.dray.schema.Job;
import dev.dray.schema.Track;
import java.time.Instant;
import java.util.Optional;

/** The job is on its lane's topic and no node has taken it. */
public record Queued(Course course, Instant since) implements Unsettled {
    /** The first state of a job. */
    public static Queued first(Job job) {
        return new Queued(Course.of(job), job.getQueuedAt());
    }

    @Override
    public Optional<Run> run() {
        return Optional.empty();
    }

    @Override
    public Queued with(Course next) {
        return new Queued(next, since);
    }

    /** It was put on the lane's other track than was thought. */
    Queued on(Track track) {
        return new Queued(course.on(track), since);
    }

    /** A node had it, stopped, and wants to be told before anybody runs it again. */
    Held hold(String why, Instant at) {
        return new Held(course.next(), run(), at, why, Optional.empty());
    }
}
