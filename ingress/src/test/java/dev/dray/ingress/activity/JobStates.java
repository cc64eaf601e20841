package dev.dray.ingress.activity;

import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.OnInterrupt;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import dev.dray.schema.Track;
import dev.dray.schema.Usage;
import dev.dray.schema.Weight;
import java.time.Instant;

/** States of jobs for tests. */
public final class JobStates {
    private JobStates() {}

    /** A job {@code render} of a conversation, started at an instant. */
    public static JobState.Builder started(String id, String conversation, Instant at) {
        Job job = Job.newBuilder()
                .setId(id)
                .setMessageId("telegram:77:1")
                .setConversation(conversation)
                .setSender(Sender.newBuilder().setId("telegram:42").build())
                .setRole(Role.OWNER)
                .setRoute("render")
                .setWeight(Weight.HEAVY)
                .setLane("video")
                .setTrack(Track.STABLE)
                .setExecutor("task")
                .setName("render")
                .setText("/render film")
                .setAttempt(1)
                .setMaxAttempts(3)
                .setOnInterrupt(OnInterrupt.RERUN)
                .setReceivedAt(at)
                .setQueuedAt(at)
                .build();
        return JobState.newBuilder()
                .setJob(job)
                .setStatus(JobStatus.STARTED)
                .setSince(at)
                .setStartedAt(at)
                .setNode("mac-mini")
                .setUsage(Usage.newBuilder().build())
                .setVersion(2);
    }
}
