package dev.dray.router.job;

import dev.dray.schema.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an ended job waited and ran. Never negative, though start and end are told by the node's clock and the
 * beginning by ours.
 *
 * @param waited from the message reaching us, or from being queued again after an earlier end, to the start of the
 *     last attempt
 * @param ran of the last attempt; absent where it never started
 */
public record Timing(Duration waited, Optional<Duration> ran) {
    public static Timing of(Ended ended) {
        Job job = ended.course().job();
        Instant begun = ended.course().ends() > 1 ? job.getQueuedAt() : job.getReceivedAt();
        Instant waitedUntil = ended.run().map(Run::startedAt).orElse(ended.endedAt());
        return new Timing(
                between(begun, waitedUntil), ended.run().map(run -> between(run.startedAt(), ended.endedAt())));
    }

    private static Duration between(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
