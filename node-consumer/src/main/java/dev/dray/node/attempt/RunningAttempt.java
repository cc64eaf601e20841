package dev.dray.node.attempt;

import dev.dray.node.executor.Cancellation;
import dev.dray.node.executor.Guarded;
import dev.dray.node.executor.JobContext;
import dev.dray.node.executor.Outcome;
import dev.dray.node.report.Facts;
import dev.dray.node.report.Reporter;
import dev.dray.schema.Job;
import dev.dray.schema.Usage;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** One run that is going on: the context its executor uses, and the handle by which others end it. */
final class RunningAttempt implements JobContext {
    private final Job job;
    private final String node;
    private final Workspaces workspaces;
    private final Facts facts;
    private final Reporter reporter;
    private final Cancellation cancellation;

    RunningAttempt(
            Job job, String node, Workspaces workspaces, Facts facts, Reporter reporter, Cancellation cancellation) {
        this.job = job;
        this.node = node;
        this.workspaces = workspaces;
        this.facts = facts;
        this.reporter = reporter;
        this.cancellation = cancellation;
    }

    /**
     * Runs to the end, on a thread of its own: a cancellation interrupts that thread, so that an executor which merely
     * blocks ends as well, and never the caller.
     */
    Outcome run(Guarded executor) {
        reporter.tell(facts.started());
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("job-" + job.getId()).start(() -> outcome.complete(executor.run(this)));
        cancellation.onRequest(thread::interrupt);
        return outcome.join();
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public Path workspace() {
        return workspaces.of(job.getId());
    }

    @Override
    public void progress(String line) {
        reporter.tell(facts.progress(line));
    }

    @Override
    public void progress(String line, double percent) {
        reporter.tell(facts.progress(line, percent));
    }

    @Override
    public void tool(String use) {
        reporter.tell(facts.tool(use));
    }

    @Override
    public void usage(Usage usage) {
        reporter.tell(facts.usage(usage));
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }
}
