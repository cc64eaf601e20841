package dev.dray.node.ledger;

import dev.dray.schema.Job;
import java.time.Instant;

/**
 * One attempt at a job, as it was queued once. The same record delivered again is the same attempt; an attempt queued
 * again, as after an owner's approval, is another, even under the same number.
 */
public record Attempt(String job, int number, Instant queuedAt) {

    public static Attempt of(Job job) {
        return new Attempt(job.getId(), job.getAttempt(), job.getQueuedAt());
    }
}
