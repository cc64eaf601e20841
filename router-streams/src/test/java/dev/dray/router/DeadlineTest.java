package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadlineTest {
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
    void aJobNobodyTookInTimeIsDeadAndSaysSo() {
        queued();

        router.advance(Duration.ofMinutes(9));
        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.QUEUED);
        router.advance(Duration.ofMinutes(2));

        assertThat(router.states()).extracting(JobState::getStatus).containsExactly(JobStatus.DEAD);
        assertThat(router.deadLetters()).hasSize(1);
        assertThat(router.replies().getLast().getText()).startsWith("task report failed: it did not end within 10 min");
    }

    @Test
    void aRunningJobIsStoppedOnceAndEndsWhenItsNodeSaysSo() {
        Job job = queued();
        router.report(Given.fact(job, JobFact.STARTED, TestingRouter.START, ""));

        router.advance(Duration.ofMinutes(11));
        router.advance(Duration.ofMinutes(11));

        assertThat(router.commands()).singleElement().satisfies(command -> {
            assertThat(command.getKind()).isEqualTo(CommandKind.CANCEL);
            assertThat(command.getJobId()).isEqualTo(job.getId());
        });
        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.STARTED);

        router.report(Given.fact(job, JobFact.CANCELLED, TestingRouter.START, "killed"));

        assertThat(router.states().getLast()).satisfies(ended -> {
            assertThat(ended.getStatus()).isEqualTo(JobStatus.CANCELLED);
            assertThat(ended.getText()).isEqualTo("cancelled by its deadline");
        });
    }

    @Test
    void aJobThatEndedInTimeHasNoDeadlineAnyMore() {
        Job job = queued();
        router.report(Given.fact(job, JobFact.SUCCEEDED, TestingRouter.START, "42 pages"));
        router.states();

        router.advance(Duration.ofMinutes(11));

        assertThat(router.states()).isEmpty();
        assertThat(router.commands()).extracting(Command::getId).isEmpty();
    }

    @Test
    void aPersonsRetryAfterTheDeadlineDoesNotMindIt() {
        Job job = queued();
        router.advance(Duration.ofMinutes(11));

        router.ask(Given.command(job.getId(), CommandKind.RETRY));
        router.advance(Duration.ofMinutes(11));

        assertThat(router.jobs("shell")).singleElement().satisfies(again -> {
            assertThat(again.getAttempt()).isEqualTo(2);
            assertThat(again.getDeadlineAt()).isEmpty();
        });
        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void theDeadlineOfAJobForLaterCountsFromThen() {
        router.hear(Given.later("m1", "/report", Duration.ofHours(2)));
        router.advance(Duration.ofHours(2));

        assertThat(router.jobs("shell").getFirst().getDeadlineAt())
                .contains(TestingRouter.START.plus(Duration.ofMinutes(130)));
    }

    private Job queued() {
        router.hear(Given.message("m1", "/report"));
        return router.jobs("shell").getFirst();
    }
}
