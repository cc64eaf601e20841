package dev.dray.node.executor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Job;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node, a router and a person count on, whatever the executor. */
public abstract class ExecutorConformance {
    @TempDir
    protected Path workspace;

    protected abstract Executor executor();

    /** A job that ends well. */
    protected abstract Job succeeding();

    /** A job that cannot end well, and will not another time. */
    protected abstract Job failing();

    @Test
    void aJobThatEndsWellIsDoneWithAResultToRead() {
        assertThat(run(new RecordingContext(succeeding(), workspace)))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.text()).isNotBlank());
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
            var runs = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> run(new RecordingContext(succeeding(), workspace))))
                    .toList();
            for (var run : runs) {
                assertThat(run.get(30, SECONDS)).isInstanceOf(Outcome.Done.class);
            }
        }
    }

    final Outcome run(JobContext context) {
        return new Guarded(executor()).run(context);
    }
}
