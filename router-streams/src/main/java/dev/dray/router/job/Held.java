package dev.dray.router.job;

import dev.dray.schema.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The job waits for a person to say whether it runs, or runs again.
 *
 * @param until when it is given up, unless somebody said so before
 */
public record Held(Course course, Optional<Run> run, Instant since, String why, Optional<Instant> until)
        implements Unsettled {
    /** The first state of a job that needs somebody's approval. */
    public static Held first(Job job, Instant at) {
        Optional<Instant> until =
                job.getApproveWithinMillis().map(Duration::ofMillis).map(at::plus);
        return new Held(Course.of(job), Optional.empty(), at, "needs approval", until);
    }

    @Override
    public Optional<Instant> wakeAt() {
        return Stream.of(until, course.job().getDeadlineAt())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    @Override
    public Held with(Course next) {
        return new Held(next, run, since, why, until);
    }

    /** Somebody approved it; a job that is for later still waits for its time. */
    Open approve(String by, Instant at) {
        Course approved = course.approved(by);
        return approved.job()
                .getNotBefore()
                .filter(at::isBefore)
                .<Open>map(later -> new Waiting(approved, run, at, Waiting.SCHEDULED, later))
                .orElseGet(() -> new Queued(approved.again(at), at));
    }
}
