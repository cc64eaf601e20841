package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {
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
    void aJobForLaterIsQueuedWhenItsTimeComes() {
        router.hear(Given.later("m1", "/video cats", Duration.ofHours(2)));

        assertThat(router.states()).singleElement().satisfies(waiting -> {
            assertThat(waiting.getStatus()).isEqualTo(JobStatus.WAITING);
            assertThat(waiting.getNextAttemptAt()).contains(TestingRouter.START.plus(Duration.ofHours(2)));
        });
        router.advance(Duration.ofMinutes(119));
        assertThat(router.jobs("video")).isEmpty();
        router.advance(Duration.ofMinutes(2));

        assertThat(router.jobs("video")).extracting(Job::getAttempt).containsExactly(1);
        assertThat(router.states()).extracting(JobState::getStatus).containsExactly(JobStatus.QUEUED);
    }

    @Test
    void aTimeThatHasPassedIsNow() {
        router.hear(Given.later("m1", "/video cats", Duration.ofHours(-2)));

        assertThat(router.jobs("video")).hasSize(1);
    }

    @Test
    void aJobForLaterCanBeCancelled() {
        router.hear(Given.later("m1", "/video cats", Duration.ofHours(2)));

        router.ask(Given.command(router.facts().getFirst().getJobId(), CommandKind.CANCEL));
        router.advance(Duration.ofHours(3));

        assertThat(router.jobs("video")).isEmpty();
        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void whoCannotWaitMayRunItNow() {
        router.hear(Given.later("m1", "/video cats", Duration.ofHours(2)));

        router.ask(Given.command(router.facts().getFirst().getJobId(), CommandKind.RETRY));
        router.advance(Duration.ofHours(3));

        assertThat(router.jobs("video")).extracting(Job::getAttempt).containsExactly(1);
    }
}
