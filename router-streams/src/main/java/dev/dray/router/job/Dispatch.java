package dev.dray.router.job;

import dev.dray.router.out.CanaryChange;
import dev.dray.router.out.Effect;
import dev.dray.router.out.Outgoing;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Topics;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Puts an attempt of a job on its lane, or says why not yet; one transaction has both. A job on trial is sent first to
 * whom decides about its track.
 *
 * @param onTrial whether a job that is to be queued is
 */
public record Dispatch(Predicate<Job> onTrial) {
    private static final String BY = "router";
    private static final int NEVER_QUEUED = 0;

    /** A new job: held where it needs approval, scheduled where it is for later, else queued. */
    public List<Effect> first(Job job, Instant now) {
        if (job.getApproveWithinMillis().isPresent()) {
            return List.of(fact(JobFact.HELD, unqueued(job), now, "needs approval"));
        }
        return job.getNotBefore()
                .filter(now::isBefore)
                .map(later -> List.of(fact(JobFact.SCHEDULED, unqueued(job), now, "not before " + later)))
                .orElseGet(() -> of(job));
    }

    /** An attempt that is to be queued now. */
    public List<Effect> of(Job job) {
        return onTrial.test(job) ? List.of(new CanaryChange.Wanted(job)) : queue(job);
    }

    /** An attempt that is queued now, on the track it names. */
    public static List<Effect> queue(Job job) {
        return List.of(
                new Outgoing<>(Topics.jobs(job.getLane(), job.getTrack()), job),
                fact(JobFact.QUEUED, job, job.getQueuedAt(), ""));
    }

    private static Job unqueued(Job job) {
        return Job.newBuilder(job).setAttempt(NEVER_QUEUED).build();
    }

    private static Effect fact(JobFact fact, Job job, Instant at, String text) {
        return new Outgoing<>(
                Topics.JOB_EVENTS,
                JobEvent.newBuilder()
                        .setId("%s/%d/%s".formatted(job.getId(), job.getAttempt(), fact))
                        .setJobId(job.getId())
                        .setFact(fact)
                        .setAttempt(job.getAttempt())
                        .setAt(at)
                        .setBy(BY)
                        .setText(text)
                        .setJob(job)
                        .build());
    }
}
