package dev.dray.node.attempt;

import dev.dray.node.executor.Cancellation;
import dev.dray.node.executor.Guarded;
import dev.dray.node.executor.JobContext;
import dev.dray.node.executor.JobFile;
import dev.dray.node.executor.Outcome;
import dev.dray.node.file.JobFiles;
import dev.dray.node.file.MadeFiles;
import dev.dray.node.report.Facts;
import dev.dray.node.report.Reporter;
import dev.dray.schema.Attachment;
import dev.dray.schema.Job;
import dev.dray.schema.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One run that is going on: the context its executor uses, and the handle by which others end it. */
final class RunningAttempt implements JobContext {
    private final Job job;
    private final String node;
    private final Workspaces workspaces;
    private final JobFiles files;
    private final Facts facts;
    private final Reporter reporter;
    private final Cancellation cancellation;
    private boolean hasOut;

    RunningAttempt(
            Job job,
            String node,
            Workspaces workspaces,
            JobFiles files,
            Facts facts,
            Reporter reporter,
            Cancellation cancellation) {
        this.job = job;
        this.node = node;
        this.workspaces = workspaces;
        this.files = files;
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
        Thread thread = Thread.ofVirtual().name("job-" + job.getId()).start(() -> outcome.complete(ended(executor)));
        cancellation.onRequest(thread::interrupt);
        return outcome.join();
    }

    private Outcome ended(Guarded executor) {
        Outcome outcome = executor.run(this);
        return outcome instanceof Outcome.Done done && madeSomething()
                ? new Guarded(_ -> withFiles(done)).run(this)
                : outcome;
    }

    private Outcome withFiles(Outcome.Done done) throws IOException {
        List<Attachment> made = MadeFiles.take(out(), workspaces.made(job.getId()));
        return new Outcome.Done(done.text(), made);
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
    public List<JobFile> files() throws InterruptedException {
        return files.fetch(job, workspace().resolve("in"), this::progress);
    }

    @Override
    public synchronized Path out() {
        Path out = workspace().resolve("out");
        try {
            if (!hasOut) {
                MadeFiles.empty(out); // An attempt before may have left something.
                hasOut = true;
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make %s; free space or make it writable".formatted(out), e);
        }
    }

    private synchronized boolean madeSomething() {
        return hasOut;
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
