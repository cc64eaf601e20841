package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
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
    void aJobThatMayRunAgainWaitsForItsNodeWithoutSpendingAnAttempt() {
        Job job = interrupted("/video cats", "video");

        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.QUEUED);
        assertThat(router.jobs("video")).isEmpty();

        router.report(Given.fact(job, JobFact.STARTED, TestingRouter.START, ""));

        assertThat(router.states().getLast()).satisfies(again -> {
            assertThat(again.getStatus()).isEqualTo(JobStatus.STARTED);
            assertThat(again.getJob().getAttempt()).isEqualTo(1);
        });
    }

    @Test
    void aJobThatMustNotRunTwiceIsHeldUntilAPersonDecides() {
        Job job = interrupted("/careful site", "shell");

        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.HELD);
        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getKind()).isEqualTo(ReplyKind.NOTICE);
            assertThat(reply.getText())
                    .isEqualTo(
                            "task deploy stopped in the middle: power cut. `/retry %1$s` runs it again, `/cancel %1$s` ends it."
                                    .formatted(job.getId()));
        });
    }

    @Test
    void aHeldJobRunsAgainWhenAsked() {
        Job job = interrupted("/careful site", "shell");

        router.ask(Given.command(job.getId(), CommandKind.RETRY));

        assertThat(router.jobs("shell")).extracting(Job::getAttempt).containsExactly(2);
    }

    @Test
    void aJobThatFailsWhenInterruptedIsDead() {
        interrupted("/brittle site", "shell");

        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.DEAD);
        assertThat(router.deadLetters()).hasSize(1);
        assertThat(router.replies()).extracting(Reply::getKind).containsExactly(ReplyKind.FAILURE);
    }

    private Job interrupted(String text, String lane) {
        router.hear(Given.message("m1", text));
        Job job = router.jobs(lane).getFirst();
        router.report(Given.fact(job, JobFact.STARTED, TestingRouter.START, ""));
        router.report(Given.fact(job, JobFact.INTERRUPTED, TestingRouter.START, "power cut"));
        return job;
    }
}
