package dev.dray.node.command;

import dev.dray.schema.JobState;
import java.time.InstantSource;
import java.time.ZoneId;

/** Says in words why a job does not run, or not where it was started. The words of {@code /job}, for others to say too. */
public final class WhyItWaits {
    private final Reasons reasons;

    /** @param zone in which times are told */
    public WhyItWaits(Board board, ZoneId zone, InstantSource clock) {
        this.reasons = Reasons.of(board, new Times(zone, clock));
    }

    /** One sentence; empty where there is nothing to explain. */
    public String of(JobState state) {
        return reasons.of(state);
    }
}
