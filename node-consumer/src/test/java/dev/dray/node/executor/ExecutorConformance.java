package dev.dray.node.executor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dray.schema.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node, a router and a person count on, whatever the executor. */
public abstract class ExecutorConformance {
    private static final Duration PROMPTLY = Duration.ofSeconds(10);

    @TempDir
    Path workspace;

    protected abstract Executor executor();

    /** A job that ends well. */
    protected abstract Job succeeding();

    /** A job that cannot end well, and will not another time. */
    protected abstract Job failing();

    /** A job that reports progress and then goes on for ever; empty where the executor has only quick ones. */
    protected abstract Optional<Job> endless();

    @Test
    void aJobThatEndsWellIsDoneWithAResultToRead() {
        assertThat(run(new RecordingContext(succeeding(), workspace)))
                .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.text()).isNotBlank());
    }

    @Test
    void aJobThatCannotEndWellFailsWithAReasonToRead() {
        assertThat(run(new RecordingContext(failing(), workspace)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why()).isNotBlank().doesNotContain("failed unforeseen"));
    }

    @Test
    void manyJobsRunAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> run(new RecordingContext(succeeding(), workspace))))
                    .toList();
            for (var run : runs) {
                assertThat(run.get(30, SECONDS)).isInstanceOf(Outcome.Done.class);
            }
        }
    }

    @Test
    void aRunningJobReportsProgressAndEndsPromptlyWhenCancelled() throws Exception {
        assumeTrue(endless().isPresent(), "it has no long jobs");
        RecordingContext context = new RecordingContext(endless().orElseThrow(), workspace);
        CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> run(context));
        assertThat(context.nextLine()).isNotBlank();
        context.cancellation().request("cancelled by telegram:42");
        assertThat(run.get(PROMPTLY.toSeconds(), SECONDS))
                .isEqualTo(new Outcome.Cancelled("cancelled by telegram:42"));
    }

    @Test
    void aJobCancelledBeforeItStartsEndsPromptly() throws Exception {
        assumeTrue(endless().isPresent(), "it has no long jobs");
        RecordingContext context = new RecordingContext(endless().orElseThrow(), workspace);
        context.cancellation().request("cancelled by cli");
        assertThat(CompletableFuture.supplyAsync(() -> run(context)).get(PROMPTLY.toSeconds(), SECONDS))
                .isEqualTo(new Outcome.Cancelled("cancelled by cli"));
    }

    private Outcome run(JobContext context) {
        return new Guarded(executor()).run(context);
    }
}
