package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryTest {
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

    private static final Instant STARTED = TestingRouter.START.plusSeconds(1);

    @Test
    void aJobThatMaySucceedLaterIsQueuedAgainAfterItsBackoff() {
        Job job = failedOnce();
        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.WAITING);

        router.advance(Duration.ofMillis(4_900));
        assertThat(router.jobs("video")).isEmpty();
        router.advance(Duration.ofMillis(1_400));

        Job again = router.jobs("video").getFirst();
        assertThat(again.getId()).isEqualTo(job.getId());
        assertThat(again.getAttempt()).isEqualTo(2);
        assertThat(router.states()).extracting(JobState::getStatus).containsExactly(JobStatus.QUEUED);
        assertThat(router.replies()).isEmpty();
    }

    @Test
    void itIsQueuedAgainOnce() {
        failedOnce();

        router.advance(Duration.ofSeconds(7));
        router.advance(Duration.ofSeconds(60));

        assertThat(router.jobs("video")).hasSize(1);
    }

    @Test
    void afterTheLastAttemptItIsDeadWithADeadLetterAndAReply() {
        failedOnce();
        router.advance(Duration.ofSeconds(7));
        Job second = router.jobs("video").getFirst();

        router.report(Given.failedForNow(second, STARTED, "no network"));

        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.DEAD);
        assertThat(router.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("dead");
            assertThat(letter.getWhy())
                    .isEqualTo("task render gave up after attempt 2 of 2: no network; /retry %s tries once more"
                            .formatted(second.getId()));
            assertThat(letter.getPayload().array())
                    .isEqualTo(Topics.jobs("video").codec().encode(second));
        });
        assertThat(router.replies()).extracting(Reply::getKind).containsExactly(ReplyKind.FAILURE);
    }

    @Test
    void aFailureForGoodIsNotTriedAgain() {
        Job job = queued();

        router.report(Given.fact(job, JobFact.FAILED, STARTED, "no such file"));

        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.DEAD);
    }

    @Test
    void aPersonsRetryOfAnEndedJobIsAnotherAttempt() {
        Job job = queued();
        router.report(Given.fact(job, JobFact.FAILED, STARTED, "no such file"));

        router.ask(Given.command(job.getId(), CommandKind.RETRY));

        assertThat(router.jobs("video")).extracting(Job::getAttempt).containsExactly(2);
    }

    @Test
    void theEndOfARetryIsAnEntryOfItsOwn() {
        Job job = queued();
        router.report(Given.fact(job, JobFact.FAILED, STARTED, "no such file"));
        router.ask(Given.command(job.getId(), CommandKind.RETRY));
        Job second = router.jobs("video").getFirst();

        router.report(Given.fact(second, JobFact.SUCCEEDED, STARTED, "cats.mp4"));

        assertThat(router.journal())
                .extracting(JournalEntry::getKind, JournalEntry::getId)
                .containsExactly(
                        tuple(JournalKind.MESSAGE, "message/m1"), tuple(JournalKind.JOB, "job/" + job.getId() + "/2"));
    }

    private Job failedOnce() {
        Job job = queued();
        router.report(Given.fact(job, JobFact.STARTED, STARTED, ""));
        router.report(Given.failedForNow(job, STARTED, "no network"));
        return job;
    }

    private Job queued() {
        router.hear(Given.message("m1", "/video cats"));
        return router.jobs("video").getFirst();
    }
}
