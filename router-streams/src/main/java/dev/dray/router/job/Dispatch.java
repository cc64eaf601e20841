package dev.dray.router.job;

import dev.dray.router.out.Effect;
import dev.dray.router.out.Outgoing;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Topics;
import java.util.List;

/** Puts an attempt of a job on its lane and says so, in one transaction. */
public final class Dispatch {
    private static final String BY = "router";

    private Dispatch() {}

    public static List<Effect> of(Job job) {
        JobEvent queued = JobEvent.newBuilder()
                .setId("%s/%d/%s".formatted(job.getId(), job.getAttempt(), JobFact.QUEUED))
                .setJobId(job.getId())
                .setFact(JobFact.QUEUED)
                .setAttempt(job.getAttempt())
                .setAt(job.getQueuedAt())
                .setBy(BY)
                .setJob(job)
                .build();
        return List.of(
                new Outgoing<>(Topics.jobs(job.getLane(), job.getTrack()), job),
                new Outgoing<>(Topics.JOB_EVENTS, queued));
    }
}
