package dev.dray.router.job;

import dev.dray.schema.Job;
import dev.dray.schema.Track;
import dev.dray.schema.Usage;
import java.time.Instant;
import java.util.Optional;

/**
 * What stays with a job through all its states. Every change makes a new one, whose version is one higher.
 *
 * @param job the job of the latest attempt
 * @param usage consumed so far, by all attempts
 * @param tool the tool used last, and how
 * @param ends how often the job has ended; more than once where a person retried it
 * @param duplicates terminal facts that came after the first
 * @param approvedBy who approved it, where somebody had to
 */
public record Course(
        Job job,
        Usage usage,
        Optional<String> tool,
        int ends,
        int duplicates,
        Optional<String> approvedBy,
        long version) {
    static Course of(Job job) {
        return new Course(job, Usage.newBuilder().build(), Optional.empty(), 0, 0, Optional.empty(), 0);
    }

    Course next() {
        return new Course(job, usage, tool, ends, duplicates, approvedBy, version + 1);
    }

    Course end() {
        return new Course(job, usage, tool, ends + 1, duplicates, approvedBy, version + 1);
    }

    Course repeated() {
        return new Course(job, usage, tool, ends, duplicates + 1, approvedBy, version + 1);
    }

    Course used(Usage more) {
        return new Course(job, Sum.of(usage, more), tool, ends, duplicates, approvedBy, version + 1);
    }

    Course with(String usedTool) {
        return new Course(job, usage, Optional.of(usedTool), ends, duplicates, approvedBy, version + 1);
    }

    Course approved(String by) {
        return new Course(job, usage, tool, ends, duplicates, Optional.of(by), version + 1);
    }

    Course on(Track track) {
        Job placed = Job.newBuilder(job).setTrack(track).build();
        return new Course(placed, usage, tool, ends, duplicates, approvedBy, version + 1);
    }

    /**
     * The next attempt, on the stable track: what failed on the canary may do so because of it. A person may ask for more of them than the route allows, and after the deadline, which then no
     * longer counts.
     */
    Course again(Instant queuedAt) {
        int attempt = job.getAttempt() + 1;
        Job next = Job.newBuilder(job)
                .setAttempt(attempt)
                .setTrack(Track.STABLE)
                .setMaxAttempts(Math.max(attempt, job.getMaxAttempts()))
                .setQueuedAt(queuedAt)
                .setDeadlineAt(job.getDeadlineAt().filter(queuedAt::isBefore).orElse(null))
                .build();
        return new Course(next, usage, tool, ends, duplicates, approvedBy, version + 1);
    }
}
