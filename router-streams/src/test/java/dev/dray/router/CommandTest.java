package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.ReplyKind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandTest {
    @TempDir
    Path state;

    private TestingRouter router;

    @BeforeEach
    void start() {
        router = new TestingRouter(state);
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void aQueuedJobIsCancelledAtOnce() {
        Job job = queued();

        router.ask(Given.command(job.getId(), CommandKind.CANCEL));

        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.CANCELLED);
        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getKind()).isEqualTo(ReplyKind.FAILURE);
            assertThat(reply.getText())
                    .isEqualTo("task render %s was cancelled by telegram:42.\n\n_waited 0 ms, never ran_"
                            .formatted(job.getId()));
        });
    }

    @Test
    void aStartedJobIsEndedByItsNode() {
        Job job = queued();
        router.report(Given.fact(job, JobFact.STARTED, TestingRouter.START, ""));

        router.ask(Given.command(job.getId(), CommandKind.CANCEL));
        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.STARTED);
        router.report(Given.fact(job, JobFact.CANCELLED, TestingRouter.START, ""));

        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void whatRunsAfterItsCancellationIsADuplicate() {
        Job job = queued();
        router.ask(Given.command(job.getId(), CommandKind.CANCEL));

        router.report(Given.fact(job, JobFact.STARTED, TestingRouter.START, ""));
        router.report(Given.fact(job, JobFact.SUCCEEDED, TestingRouter.START, "cats.mp4"));

        assertThat(router.states().getLast()).satisfies(state -> {
            assertThat(state.getStatus()).isEqualTo(JobStatus.CANCELLED);
            assertThat(state.getDuplicates()).isEqualTo(1);
        });
        assertThat(router.replies()).hasSize(1);
    }

    @Test
    void aCommandIsAFactAmongTheOthers() {
        Job job = queued();
        router.facts();

        router.ask(Given.command(job.getId(), CommandKind.CANCEL));

        assertThat(router.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.getId()).isEqualTo("command/telegram:bot:77");
            assertThat(fact.getFact()).isEqualTo(JobFact.CANCEL_REQUESTED);
            assertThat(fact.getBy()).isEqualTo(Given.OWNER);
        });
    }

    @Test
    void aCommandForAnUnknownJobIsADeadLetter() {
        router.ask(Given.command("zzzzzzzzzzzzz", CommandKind.CANCEL));

        assertThat(router.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getWhy())
                        .contains("CANCEL_REQUESTED of job zzzzzzzzzzzzz, which is unknown here"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSE", "DRAIN", "RESUME"})
    void whatIsWantedOfANodeIsNoFactAboutAJob(CommandKind kind) {
        router.ask(
                Command.newBuilder(Given.command("", kind)).setNode("mac-mini").build());

        assertThat(router.facts()).isEmpty();
        assertThat(router.deadLetters()).isEmpty();
    }

    private Job queued() {
        router.hear(Given.message("m1", "/video cats"));
        return router.jobs("video").getFirst();
    }
}
