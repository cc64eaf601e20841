package dev.dray.node.executor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Job;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is counted on besides, where an executor's jobs take their time. */
public abstract class LongJobConformance extends ExecutorConformance {
    private static final Duration PROMPTLY = Duration.ofSeconds(10);

    /** A job that reports progress and then goes on for ever. */
    protected abstract Job endless();

    @Test
    void aRunningJobReportsProgressAndEndsPromptlyWhenCancelled() throws Exception {
        RecordingContext context = new RecordingContext(endless(), workspace);
        CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> run(context));
        assertThat(context.nextLine()).isNotBlank();
        context.cancellation().request("cancelled by telegram:42");
        assertThat(run.get(PROMPTLY.toSeconds(), SECONDS)).isEqualTo(new Outcome.Cancelled("cancelled by telegram:42"));
    }

    @Test
    void aJobCancelledBeforeItStartsEndsPromptly() throws Exception {
        RecordingContext context = new RecordingContext(endless(), workspace);
        context.cancellation().request("cancelled by cli");
        assertThat(CompletableFuture.supplyAsync(() -> run(context)).get(PROMPTLY.toSeconds(), SECONDS))
                .isEqualTo(new Outcome.Cancelled("cancelled by cli"));
    }
}
