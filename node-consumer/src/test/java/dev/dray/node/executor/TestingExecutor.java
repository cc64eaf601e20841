package dev.dray.node.executor;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs jobs that end when the test says how, or at once with their own name as the result. */
public final class TestingExecutor implements Executor {
    private final BlockingQueue<Run> begun = new LinkedBlockingQueue<>();

    /** A run that waits for its end. */
    public record Run(JobContext context, CompletableFuture<Outcome> end) {
        public void succeed() {
            end.complete(new Outcome.Done("done"));
        }
    }

    @Override
    public Outcome run(JobContext context) throws InterruptedException, ExecutionException {
        if (!context.job().getName().equals("wait")) {
            return new Outcome.Done(context.job().getName());
        }
        Run run = new Run(context, new CompletableFuture<>());
        begun.add(run);
        return run.end().get();
    }

    /** The next run that waits, awaited. */
    public Run next() throws InterruptedException {
        Run run = begun.poll(60, TimeUnit.SECONDS);
        if (run == null) {
            throw new AssertionError("no job began within 60 s");
        }
        return run;
    }

    /** Whether one begins within that time; it stays to be asked for. */
    public boolean begunWithin(Duration patience) throws InterruptedException {
        Run run = begun.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (run != null) {
            begun.add(run);
        }
        return run != null;
    }

    /** Whether none has begun that was not asked for. */
    public boolean isQuiet() {
        return begun.isEmpty();
    }
}
