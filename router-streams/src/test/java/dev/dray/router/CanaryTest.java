package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.CommandKind;
import dev.dray.schema.Intake;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Message;
import dev.dray.schema.Track;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jobs go to the canary. Of the conversations here, telegram/7 is among the first tenth and telegram/42 is not. */
class CanaryTest {
    static final String CONFIG = """
            people: {owners: [telegram:42], guests: [telegram:7]}
            router: {zone: UTC, canary: {lanes: {shell: 10%%}}}
            routes:
              - {name: make-video, when: {command: /video, from: guest}, run: {task: render, lane: video}, backoff: 5s, canary: %s}
              - {name: publish, when: {command: /publish, from: guest}, run: {task: publish, lane: video}, approve: required, canary: 10%%}
              - {name: backup, when: {command: /backup, from: guest}, run: {task: backup, lane: video}, unique: route, canary: 10%%}
              - {name: build, when: {command: /build, from: guest}, run: {task: build, lane: shell}}
              - {name: spared, when: {command: /spared, from: guest}, run: {task: build, lane: shell}, canary: 0%%}
              - {name: once, when: {command: /once, from: guest}, run: {task: build, lane: shell}, attempts: 1}
            """;

    private static final Instant START = TestingRouter.START;

    @TempDir
    Path state;

    private TestingRouter router;

    @BeforeEach
    void start() {
        router = new TestingRouter(state, CONFIG.formatted("10%"));
        router.beat(Given.heartbeat(START, "video", "shell"));
        router.beat(Given.canaryBuilder(START, "1", "video", "shell").build());
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void aConversationOnTrialGoesToTheCanaryAndAnotherDoesNot() {
        router.hear(Given.message("m1", Given.GUEST, "/video cats"));
        router.hear(Given.message("m2", Given.OWNER, "/video dogs"));

        assertThat(router.canaryJobs("video")).singleElement().satisfies(job -> {
            assertThat(job.getMessageId()).isEqualTo("m1");
            assertThat(job.getTrack()).isEqualTo(Track.CANARY);
        });
        assertThat(router.jobs("video")).extracting(Job::getMessageId).containsExactly("m2");
        assertThat(router.states())
                .extracting(its -> its.getJob().getTrack())
                .containsExactlyInAnyOrder(Track.CANARY, Track.STABLE);
        assertThat(router.replies()).isEmpty();
    }

    @Test
    void atAHundredPercentEverybodyIsOnTrialAndAtNothingNobody() {
        router = router.restarted(state.resolve("all"), CONFIG.formatted("100%"));
        router.hear(Given.message("m1", Given.GUEST, "/video cats"));
        router.hear(Given.message("m2", Given.OWNER, "/video dogs"));
        assertThat(router.canaryJobs("video")).hasSize(2);

        router = router.restarted(state.resolve("nobody"), CONFIG.formatted("0%"));
        router.hear(Given.message("m3", Given.GUEST, "/video cats"));
        router.hear(Given.message("m4", Given.OWNER, "/video dogs"));
        assertThat(router.canaryJobs("video")).isEmpty();
        assertThat(router.jobs("video")).hasSize(2);
    }

    @Test
    void aLanesCanaryIsForItsRoutesUnlessTheySayOtherwiseOrTryOnlyOnce() {
        router.hear(Given.message("m1", Given.GUEST, "/build a"));
        router.hear(Given.message("m2", Given.GUEST, "/spared a"));
        router.hear(Given.message("m3", Given.GUEST, "/once a"));

        assertThat(router.canaryJobs("shell")).extracting(Job::getMessageId).containsExactly("m1");
        assertThat(router.jobs("shell")).extracting(Job::getMessageId).containsExactly("m2", "m3");
    }

    @Test
    void aCanaryThatIsPausedGetsNothing() {
        router.beat(Given.canaryBuilder(START, "1", "video")
                .setIntake(Intake.PAUSED)
                .build());
        router.advance(Duration.ofSeconds(11));

        router.hear(Given.message("m1", Given.GUEST, "/video cats"));

        assertThat(router.canaryJobs("video")).isEmpty();
        assertThat(router.jobs("video")).hasSize(1);
    }

    @Test
    void whatFailsOnTheCanaryIsTriedAgainOnStableWhateverTheCanarySays() {
        router.hear(Given.message("m1", Given.GUEST, "/video cats"));
        Job first = router.canaryJobs("video").getFirst();

        router.report(Given.builder(first, JobFact.FAILED, START, "no such codec")
                .setTrack(Track.CANARY)
                .build());
        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.WAITING);
        router.advance(Duration.ofSeconds(10));

        Job second = router.jobs("video").getFirst();
        assertThat(second.getAttempt()).isEqualTo(2);
        assertThat(second.getTrack()).isEqualTo(Track.STABLE);
        router.report(Given.fact(second, JobFact.FAILED, START, "no such codec"));
        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.DEAD);
    }

    @Test
    void whatAPersonRetriesGoesToStable() {
        router.hear(Given.message("m1", Given.GUEST, "/video cats"));
        Job first = router.canaryJobs("video").getFirst();
        router.ask(Given.command(first.getId(), CommandKind.CANCEL));

        router.ask(Given.command(first.getId(), CommandKind.RETRY));

        assertThat(router.jobs("video")).extracting(Job::getAttempt).containsExactly(2);
        assertThat(router.canaryJobs("video")).isEmpty();
    }

    @Test
    void anApprovedJobGetsItsTrackWhenItIsApproved() {
        router.hear(Given.message("m1", Given.GUEST, "/publish site"));
        assertThat(router.canaryJobs("video")).isEmpty();

        router.ask(Given.command(router.facts().getFirst().getJobId(), CommandKind.APPROVE));

        assertThat(router.canaryJobs("video")).extracting(Job::getAttempt).containsExactly(1);
        assertThat(router.states().getLast()).satisfies(its -> {
            assertThat(its.getStatus()).isEqualTo(JobStatus.QUEUED);
            assertThat(its.getJob().getTrack()).isEqualTo(Track.CANARY);
            assertThat(its.getApprovedBy()).contains(Given.OWNER);
        });
    }

    @Test
    void aScheduledJobGetsItsTrackWhenItsTimeComes() {
        router.hear(later("m1", "/video cats", Duration.ofMinutes(30)));
        router.advance(Duration.ofMinutes(30).minusSeconds(5));
        assertThat(router.states()).extracting(JobState::getStatus).containsExactly(JobStatus.WAITING);
        router.beat(Given.canaryBuilder(START, "1", "video").build());

        router.advance(Duration.ofSeconds(6));

        assertThat(router.canaryJobs("video")).hasSize(1);
        assertThat(router.jobs("video")).isEmpty();
    }

    @Test
    void aJobOfWhichThereIsOneAtATimeIsAdmittedFirst() {
        router.hear(Given.message("m1", Given.GUEST, "/backup photos"));
        router.hear(Given.message("m2", Given.GUEST, "/backup photos"));

        Job job = router.canaryJobs("video").getFirst();
        assertThat(router.replies())
                .singleElement()
                .satisfies(reply -> assertThat(reply.getText()).contains("under way already, as job " + job.getId()));
        router.report(Given.fact(job, JobFact.SUCCEEDED, START, "done"));
        router.hear(Given.message("m3", Given.GUEST, "/backup photos"));
        assertThat(router.canaryJobs("video")).hasSize(1);
    }

    @Test
    void whoWaitsForACanaryThatIsThereIsNotToldOfTheStableNodesOutage() {
        router.advance(Duration.ofSeconds(8));
        router.beat(Given.canaryBuilder(START.plusSeconds(8), "1", "video").build());
        router.advance(Duration.ofSeconds(4));

        router.hear(Given.message("m1", Given.GUEST, "/video cats"));
        assertThat(router.replies()).isEmpty();

        router.advance(Duration.ofSeconds(8));
        assertThat(router.replies())
                .singleElement()
                .satisfies(reply -> assertThat(reply.getText()).startsWith("Node offline since 10:42"));
    }

    @Test
    void aTrialMovesNoStoreToAnotherTask() {
        assertThat(TestingRouter.tasksOfStores(CONFIG.formatted("10%")))
                .isEqualTo(TestingRouter.tasksOfStores(CONFIG.formatted("0%").replace("shell: 10%", "shell: 0%")));
    }

    private static Message later(String id, String text, Duration after) {
        return Message.newBuilder(Given.message(id, Given.GUEST, text))
                .setNotBefore(START.plus(after))
                .build();
    }
}
