package dev.dray.node.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedTest {
    @TempDir
    Path workspace;

    @Test
    void whatAnExecutorThrowsBecomesAFailureInWords() {
        assertThat(run(_ -> {
                    throw new IllegalStateException("the camera is off");
                }))
                .isEqualTo(
                        new Outcome.Failed(
                                "camera look failed unforeseen: java.lang.IllegalStateException: the camera is off. The log of node mini has the whole of it."));
    }

    @Test
    void anErrorEndsTheJobAndNotTheNode() {
        assertThat(run(_ -> {
                    throw new NoClassDefFoundError("Missing");
                }))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void whatFailsAfterACancellationIsCancelled() {
        assertThat(run(context -> {
                    context.cancellation().request("cancelled by cli");
                    throw new InterruptedException();
                }))
                .isEqualTo(new Outcome.Cancelled("cancelled by cli"));
    }

    @Test
    void whatWasDoneInSpiteOfACancellationIsDone() {
        assertThat(run(context -> {
                    context.cancellation().request("cancelled by cli");
                    return new Outcome.Done("a picture");
                }))
                .isEqualTo(new Outcome.Done("a picture"));
    }

    @Test
    void anyOtherOutcomePassesUnchanged() {
        Outcome later = new Outcome.Retry(Duration.ofMinutes(1), "it is dark");
        assertThat(run(_ -> later)).isEqualTo(later);
    }

    private Outcome run(Executor executor) {
        return new Guarded(executor).run(new RecordingContext(TestingJobs.job("camera", "look"), workspace));
    }
}
