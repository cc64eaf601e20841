package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFoldTest {
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
    void theStateFollowsTheFacts() {
        Job job = queued("/video cats");

        router.report(Given.fact(job, JobFact.STARTED, TestingRouter.START.plusSeconds(5), ""));
        router.report(Given.fact(job, JobFact.SUCCEEDED, TestingRouter.START.plusSeconds(8), "cats.mp4"));

        List<JobState> states = router.states();
        assertThat(states)
                .extracting(JobState::getStatus)
                .containsExactly(JobStatus.QUEUED, JobStatus.STARTED, JobStatus.SUCCEEDED);
        assertThat(states).extracting(JobState::getVersion).isSorted().doesNotHaveDuplicates();
        assertThat(states.getLast()).satisfies(end -> {
            assertThat(end.getText()).isEqualTo("cats.mp4");
            assertThat(end.getNode()).contains("mac-mini");
            assertThat(end.getStartedAt()).contains(TestingRouter.START.plusSeconds(5));
            assertThat(end.getEndedAt()).contains(TestingRouter.START.plusSeconds(8));
        });
    }

    @Test
    void theFirstEndWinsAndLaterOnesAreCounted() {
        Job job = queued("/video cats");
        router.report(Given.fact(job, JobFact.SUCCEEDED, TestingRouter.START.plusSeconds(8), "cats.mp4"));
        router.replies();
        router.journal();

        router.report(Given.fact(job, JobFact.FAILED, TestingRouter.START.plusSeconds(9), "no disk"));

        assertThat(router.states().getLast()).satisfies(state -> {
            assertThat(state.getStatus()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(state.getDuplicates()).isEqualTo(1);
        });
        assertThat(router.replies()).isEmpty();
        assertThat(router.journal()).isEmpty();
    }

    @Test
    void progressIsWrittenOnceASecondAndItsLastWordIsNotLost() {
        Job job = queued("/video cats");
        router.report(Given.fact(job, JobFact.STARTED, TestingRouter.START, ""));
        router.states();

        for (int percent = 1; percent <= 100; percent++) {
            router.report(Given.builder(job, JobFact.PROGRESS, TestingRouter.START, "frame " + percent)
                    .setPercent((double) percent)
                    .build());
        }
        List<JobState> atOnce = router.states();
        router.advance(Duration.ofSeconds(1));
        List<JobState> later = router.states();

        assertThat(atOnce).extracting(JobState::getText).containsExactly("frame 1");
        assertThat(later).extracting(JobState::getText).containsExactly("frame 100");
    }

    @Test
    void anEndTellsOfProgressThatWasNotWritten() {
        Job job = queued("/video cats");
        router.report(Given.fact(job, JobFact.STARTED, TestingRouter.START, ""));
        router.report(Given.builder(job, JobFact.TOOL, TestingRouter.START, "")
                .setTool("ffmpeg -i cats")
                .build());
        router.report(Given.builder(job, JobFact.TOOL, TestingRouter.START, "")
                .setTool("upload cats")
                .build());

        router.report(Given.fact(job, JobFact.SUCCEEDED, TestingRouter.START, "done"));

        assertThat(router.states().getLast().getTool()).contains("upload cats");
    }

    @Test
    void aFactAboutAnUnknownJobIsADeadLetter() {
        router.report(Given.fact(
                Job.newBuilder(queued("/video cats")).setId("zzzzzzzzzzzzz").build(),
                JobFact.STARTED,
                TestingRouter.START,
                ""));

        assertThat(router.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("unroutable");
            assertThat(letter.getJobId()).contains("zzzzzzzzzzzzz");
            assertThat(letter.getWhy()).contains("STARTED of job zzzzzzzzzzzzz, which is unknown here");
        });
    }

    private Job queued(String text) {
        router.hear(Given.message("m1", text));
        return router.jobs("video").getFirst();
    }
}
