package dev.dray.node.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.Cancellation;
import dev.dray.node.executor.TestingJobs;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import org.junit.jupiter.api.Test;

class CancelsTest {
    private final Cancels cancels = new Cancels();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void aRunningJobIsToldWhoCancelledIt() {
        cancels.watch("a", cancellation);
        hear("1", "a", CommandKind.CANCEL);
        assertThat(cancellation.why()).contains("cancelled by telegram:42");
    }

    @Test
    void aJobThatComesLaterIsToldAtOnce() {
        hear("1", "a", CommandKind.CANCEL);
        cancels.watch("a", cancellation);
        assertThat(cancellation.isRequested()).isTrue();
    }

    @Test
    void aWishToRunItAgainTakesTheCancellationBack() {
        hear("1", "a", CommandKind.CANCEL);
        hear("2", "a", CommandKind.RETRY);
        cancels.watch("a", cancellation);
        assertThat(cancellation.isRequested()).isFalse();
    }

    @Test
    void anOldCommandHeardAgainDoesNotCancelTheRunThatCameAfterIt() {
        hear("1", "a", CommandKind.CANCEL);
        hear("2", "a", CommandKind.RETRY);
        cancels.watch("a", cancellation);
        hear("1", "a", CommandKind.CANCEL);
        hear("2", "a", CommandKind.RETRY);
        assertThat(cancellation.isRequested()).isFalse();
    }

    @Test
    void otherJobsAndThoseThatEndedAreLeftAlone() {
        cancels.watch("a", cancellation).close();
        hear("1", "a", CommandKind.CANCEL);
        hear("2", "b", CommandKind.CANCEL);
        assertThat(cancellation.isRequested()).isFalse();
    }

    private void hear(String id, String job, CommandKind kind) {
        cancels.changed(
                job,
                Command.newBuilder()
                        .setId(id)
                        .setJobId(job)
                        .setKind(kind)
                        .setBy("telegram:42")
                        .setAt(TestingJobs.AT)
                        .build());
    }
}
