package dev.dray.node.report;

import dev.dray.node.executor.Outcome;
import dev.dray.node.ledger.Attempt;
import dev.dray.schema.Attachment;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Usage;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The facts of one run of an attempt, as events. Their ids follow from job, attempt and fact, so that a report sent twice
 * is seen to be one: {@code <job>/<attempt>/started}; a second run after an interruption has its number in between,
 * {@code <job>/<attempt>/2/started}. An attempt ends once, whatever the run: {@code <job>/<attempt>/succeeded}. Safe for
 * use by several threads.
 */
public final class Facts {
    private final Attempt attempt;
    private final int run;
    private final By by;
    private final InstantSource clock;
    private final AtomicInteger reports = new AtomicInteger();

    public Facts(Attempt attempt, int run, By by, InstantSource clock) {
        this.attempt = attempt;
        this.run = run;
        this.by = by;
        this.clock = clock;
    }

    public JobEvent started() {
        return ofRun(JobFact.STARTED, "started").build();
    }

    public JobEvent progress(String line) {
        return report(JobFact.PROGRESS, "progress").setText(line).build();
    }

    public JobEvent progress(String line, double percent) {
        return report(JobFact.PROGRESS, "progress")
                .setText(line)
                .setPercent(Math.clamp(percent, 0, 100))
                .build();
    }

    public JobEvent tool(String use) {
        return report(JobFact.TOOL, "tool").setTool(use).build();
    }

    public JobEvent usage(Usage usage) {
        return report(JobFact.USAGE, "usage").setUsage(usage).build();
    }

    public JobEvent interrupted() {
        return ofRun(JobFact.INTERRUPTED, "interrupted")
                .setText("node %s stopped while it ran".formatted(by.node()))
                .build();
    }

    /** The end of the attempt. */
    public JobEvent ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(String text, List<Attachment> files) ->
                end(JobFact.SUCCEEDED, "succeeded", text).setAttachments(files).build();
            case Outcome.Failed(String why) ->
                end(JobFact.FAILED, "failed", why).build();
            case Outcome.Retry(var after, String why) ->
                end(JobFact.FAILED, "failed", why)
                        .setRetryAfterMillis(after.toMillis())
                        .build();
            case Outcome.Cancelled(String why) ->
                end(JobFact.CANCELLED, "cancelled", why).build();
        };
    }

    private JobEvent.Builder end(JobFact fact, String word, String text) {
        return event(fact, "%s/%d/%s".formatted(attempt.job(), attempt.number(), word))
                .setText(text);
    }

    private JobEvent.Builder report(JobFact fact, String word) {
        return ofRun(fact, word + "-" + reports.incrementAndGet());
    }

    private JobEvent.Builder ofRun(JobFact fact, String word) {
        String again = run > 1 ? run + "/" : "";
        return event(fact, "%s/%d/%s%s".formatted(attempt.job(), attempt.number(), again, word));
    }

    private JobEvent.Builder event(JobFact fact, String id) {
        return JobEvent.newBuilder()
                .setId(id)
                .setJobId(attempt.job())
                .setFact(fact)
                .setAttempt(attempt.number())
                .setAt(clock.instant())
                .setBy(by.node())
                .setTrack(by.track());
    }
}
