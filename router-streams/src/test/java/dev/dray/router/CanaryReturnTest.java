package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Canary;
import dev.dray.schema.CanaryCause;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Track;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When all traffic returns to stable, when it goes to the canary again, and who is told. */
class CanaryReturnTest {
    private static final String CONFIG = CanaryTest.CONFIG.formatted("100%");
    private static final Instant START = TestingRouter.START;

    @TempDir
    Path state;

    private TestingRouter router;
    private int messages;

    @BeforeEach
    void start() {
        router = new TestingRouter(state, CONFIG);
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void withTooManyFailuresAllTrafficReturnsToStableAndThatIsSaidOnce() {
        router.beat(canary("1"));
        canarySucceeds(3);
        stable(JobFact.FAILED);
        canaryFails(1);
        assertThat(notices()).isZero();
        canaryFails(1);

        assertThat(router.replies())
                .filteredOn(CanaryReturnTest::isNotice)
                .singleElement()
                .satisfies(reply -> {
                    assertThat(reply.getConversation()).isEqualTo("telegram/42");
                    assertThat(reply.getText())
                            .isEqualTo(
                                    "The trial of route make-video is off: 2 of its latest 5 runs failed; of those not on"
                                            + " trial 1 of 1. Everything runs the usual way from now on, also what failed, where"
                                            + " it may be tried again. The trial goes on when its node has been restarted.");
                });
        assertThat(router.journal())
                .extracting(JournalEntry::getText)
                .filteredOn(text -> text.startsWith("The trial"))
                .containsExactly("The trial of route make-video is off: 2 of its latest 5 runs failed; of those not"
                        + " on trial 1 of 1");
        assertThat(standing()).satisfies(its -> {
            assertThat(its.getMode()).isEqualTo(Track.STABLE);
            assertThat(its.getCause()).isEqualTo(CanaryCause.FAILURES);
            assertThat(its.getCanaryFailed()).containsExactly(false, false, false, true, true);
        });
        asked();
        asked();
        assertThat(router.canaryJobs("video")).isEmpty();
        assertThat(router.jobs("video")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(notices()).isZero();
    }

    @Test
    void aFewFailuresAreNotJudged() {
        router.beat(canary("1"));

        canaryFails(4);

        assertThat(notices()).isZero();
        assertThat(onCanary()).isNotNull();
    }

    @Test
    void whatStableNodesDidInPlaceOfTheCanarySaysNothingAboutIt() {
        router.beat(canary("1"));

        for (int i = 0; i < 6; i++) {
            Job job = onCanary();
            router.report(Given.fact(job, JobFact.FAILED, START, "disk full"));
        }

        assertThat(onCanary()).isNotNull();
    }

    @Test
    void whatSomebodyCancelledSaysNothing() {
        router.beat(canary("1"));

        for (int i = 0; i < 6; i++) {
            Job job = onCanary();
            router.report(Given.builder(job, JobFact.STARTED, START, "")
                    .setTrack(Track.CANARY)
                    .build());
            router.report(Given.fact(job, JobFact.CANCEL_REQUESTED, START, ""));
            router.report(Given.builder(job, JobFact.FAILED, START, "terminated")
                    .setTrack(Track.CANARY)
                    .build());
        }

        assertThat(onCanary()).isNotNull();
    }

    @Test
    void afterFailuresOnlyACanaryThatWasStartedAnewGetsJobsAgain() {
        router.beat(canary("1"));
        Job late = onCanary();
        canaryFails(5);
        router.beat(canary("1"));
        router.replies();
        router.journal();
        asked();
        assertThat(router.canaryJobs("video")).isEmpty();

        router.advance(Duration.ofSeconds(5));
        router.beat(canary("2"));

        assertThat(router.replies())
                .extracting(Reply::getText)
                .containsExactly(
                        "The trial of route make-video goes on: node mini-2 takes its jobs, of 100% of all conversations.");
        assertThat(router.journal())
                .extracting(JournalEntry::getText)
                .containsExactly("The trial of route make-video goes on: node mini-2 takes its jobs");
        assertThat(standing().getCanaryFailed()).isEmpty();
        router.report(Given.builder(late, JobFact.FAILED, START, "too late to count")
                .setTrack(Track.CANARY)
                .build());
        canaryFails(4);
        assertThat(onCanary()).isNotNull();
    }

    @Test
    void aCanaryThatStopsGetsNothingMoreAndTheFirstWhomItConcernsIsToldOnce() {
        router.beat(canary("1"));
        router.advance(Duration.ofSeconds(11));
        router.beat(canary("1"));
        router.canaries();
        router.beat(Given.canaryBuilder(START, "1", "video").setStopping(true).build());
        assertThat(standing().getCause()).isEqualTo(CanaryCause.ABSENT);
        assertThat(router.replies()).isEmpty();
        router.beat(Given.heartbeat(START, "video"));

        router.hear(Given.message("g1", Given.GUEST, "/video cats"));
        asked();

        assertThat(router.jobs("video")).hasSize(2);
        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getConversation()).isEqualTo("telegram/7");
            assertThat(reply.getText())
                    .isEqualTo("The trial of route make-video is off: no node on trial takes jobs of lane video."
                            + " Everything runs the usual way until one does.");
        });

        router.beat(canary("2"));
        router.beat(canary("2"));

        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getConversation()).isEqualTo("telegram/7");
            assertThat(reply.getText()).startsWith("The trial of route make-video goes on");
        });
        assertThat(onCanary()).isNotNull();
    }

    @Test
    void aCanaryThatFallsSilentIsGoneAfterAWhile() {
        router.beat(canary("1"));
        router.canaries();

        router.advance(Duration.ofSeconds(12));

        assertThat(standing().getCause()).isEqualTo(CanaryCause.ABSENT);
        asked();
        assertThat(router.jobs("video")).hasSize(1);
    }

    @Test
    void whileACanaryMayStillTurnUpAfterOurStartNothingIsSaidAndNothingWaits() {
        asked();
        assertThat(router.jobs("video")).hasSize(1);
        assertThat(router.replies()).isEmpty();
        assertThat(router.canaries()).isEmpty();

        router.advance(Duration.ofSeconds(11));

        assertThat(router.canaries())
                .filteredOn(its -> its.getKey().equals("route/make-video"))
                .extracting(Canary::getCause)
                .containsExactly(CanaryCause.ABSENT);
    }

    @Test
    void aStandingOutlivesARestartOfTheRouter() {
        router.beat(canary("1"));
        canaryFails(5);

        router = router.restarted(state.resolve("again"), CONFIG);
        router.beat(canary("1"));

        asked();
        assertThat(router.canaryJobs("video")).isEmpty();
        assertThat(router.jobs("video")).hasSize(1);
    }

    @Test
    void whatIsNoLongerOnTrialIsNoted() {
        router.beat(canary("1"));

        router = router.restarted(state.resolve("again"), CanaryTest.CONFIG.formatted("0%"));
        router.advance(Duration.ofSeconds(1));

        assertThat(router.canaries())
                .filteredOn(its -> its.getKey().equals("route/make-video"))
                .extracting(Canary::getCause)
                .containsExactly(CanaryCause.REMOVED);
    }

    private static dev.dray.schema.NodeHeartbeat canary(String start) {
        return Given.canaryBuilder(START, start, "video").build();
    }

    private void asked() {
        router.hear(Given.message("m" + messages++, "/video cats"));
    }

    private Job onCanary() {
        asked();
        return router.canaryJobs("video").getLast();
    }

    private void canarySucceeds(int times) {
        for (int i = 0; i < times; i++) {
            router.report(Given.builder(onCanary(), JobFact.SUCCEEDED, START, "done")
                    .setTrack(Track.CANARY)
                    .build());
        }
    }

    private void canaryFails(int times) {
        for (int i = 0; i < times; i++) {
            router.report(Given.builder(onCanary(), JobFact.FAILED, START, "no such codec")
                    .setTrack(Track.CANARY)
                    .build());
        }
    }

    /** A job that a stable node ended. */
    private void stable(JobFact fact) {
        router.report(Given.fact(onCanary(), fact, START, "ended"));
    }

    private Canary standing() {
        return router.canaries().stream()
                .filter(its -> its.getKey().equals("route/make-video"))
                .toList()
                .getLast();
    }

    private long notices() {
        return router.replies().stream().filter(CanaryReturnTest::isNotice).count();
    }

    private static boolean isNotice(Reply reply) {
        return reply.getKind() == ReplyKind.NOTICE;
    }
}
