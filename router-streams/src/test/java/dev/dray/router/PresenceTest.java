package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Intake;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceTest {
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

    private static final Instant START = TestingRouter.START;

    @Test
    void aConversationIsToldOnceThatItsNodeIsOffline() {
        router.beat(Given.heartbeat(START, "video"));
        router.advance(Duration.ofSeconds(12));

        router.hear(Given.message("m1", "/video cats"));
        router.hear(Given.message("m2", "/video dogs"));
        router.advance(Duration.ofMinutes(5));

        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getKind()).isEqualTo(ReplyKind.NOTICE);
            assertThat(reply.getConversation()).isEqualTo("telegram/42");
            assertThat(reply.getText())
                    .isEqualTo("Node offline since 10:42; 1 job queued. It will run when the node is back.");
        });
    }

    @Test
    void whoWasToldOfAnOutageIsToldOnceThatItIsOver() {
        router.beat(Given.heartbeat(START, "video"));
        router.advance(Duration.ofSeconds(12));
        router.hear(Given.message("m1", "/video cats"));
        router.hear(Given.message("m2", "/video dogs"));
        router.advance(Duration.ofMinutes(5));
        router.replies();

        router.beat(Given.heartbeat(START.plusSeconds(312), "video"));
        router.beat(Given.heartbeat(START.plusSeconds(314), "video"));

        assertThat(router.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.getKind()).isEqualTo(ReplyKind.NOTICE);
            assertThat(reply.getText())
                    .isEqualTo("Node mac-mini is back after 5 min 12 s."
                            + " The 2 jobs that waited are next, oldest first.");
        });
    }

    @Test
    void aNodeThatServesAnotherLaneEndsNoOutage() {
        router.beat(Given.heartbeat(START, "video"));
        router.advance(Duration.ofSeconds(12));
        router.hear(Given.message("m1", "/video cats"));
        router.replies();

        router.beat(Given.heartbeatBuilder(START.plusSeconds(60), "shell")
                .setNode("other")
                .build());

        assertThat(router.replies()).isEmpty();
    }

    @Test
    void jobsThatWereQueuedWhenTheNodeWentAreToldOfTogether() {
        router.beat(Given.heartbeat(START, "video", "shell"));
        router.hear(Given.message("m1", "/video cats"));
        router.hear(Given.message("m2", "/video dogs"));
        router.hear(Given.message("m3", "/careful site"));
        assertThat(router.replies()).isEmpty();

        router.advance(Duration.ofSeconds(12));

        assertThat(router.replies())
                .extracting(Reply::getText)
                .containsExactly("Node offline since 10:42; 3 jobs queued. They will run when the node is back.");
    }

    @Test
    void anotherOutageIsToldAgain() {
        router.beat(Given.heartbeat(START, "video"));
        router.advance(Duration.ofSeconds(12));
        router.hear(Given.message("m1", "/video cats"));
        router.beat(Given.heartbeat(START.plusSeconds(60), "video"));

        router.advance(Duration.ofSeconds(12));

        assertThat(router.replies())
                .extracting(reply -> reply.getId().substring(0, reply.getId().indexOf('/')))
                .containsExactly("outage", "back", "outage");
    }

    @Test
    void aLaneNobodyEverServedIsNamed() {
        router.hear(Given.message("m1", "/video cats"));

        router.advance(Duration.ofSeconds(12));

        assertThat(router.replies())
                .extracting(Reply::getText)
                .containsExactly("No node serves lane video yet; 1 job queued. It will run when one does.");
    }

    @Test
    void nobodyIsToldOfJobsThatRan() {
        router.beat(Given.heartbeat(START, "video"));
        router.hear(Given.message("m1", "/video cats"));
        Job job = router.jobs("video").getFirst();
        router.report(Given.fact(job, JobFact.STARTED, START, ""));

        router.advance(Duration.ofSeconds(30));

        assertThat(router.replies()).isEmpty();
    }

    @Test
    void lightJobsWaitForNoNode() {
        router.hear(Given.message("m1", "/status"));

        router.advance(Duration.ofSeconds(30));

        assertThat(router.replies()).isEmpty();
    }

    @Test
    void aNodeThatSaysItStopsIsOfflineAtOnce() {
        router.beat(Given.heartbeat(START, "video"));
        router.beat(
                Given.heartbeatBuilder(START.plusSeconds(1)).setStopping(true).build());

        router.hear(Given.message("m1", "/video cats"));

        assertThat(router.replies()).hasSize(1);
        assertThat(router.journal()).extracting(JournalEntry::getText).containsExactly("Node mac-mini stopped");
    }

    @Test
    void aNodeThatIsPausedOrDrainedIsNotCalledOffline() {
        router.beat(ordered(START, Intake.PAUSED));
        router.hear(Given.message("m1", "/video cats"));
        router.hear(Given.message("m2", "/video dogs"));
        router.beat(ordered(START.plusSeconds(5), Intake.PAUSED));

        assertThat(router.replies())
                .extracting(Reply::getText)
                .containsExactly("Node mac-mini is paused since 10:41 by cli; 1 job queued. It will run when it takes"
                        + " jobs again.");
        assertThat(router.journal()).isEmpty();
    }

    @Test
    void jobsThatWereQueuedWhenTheOnlyNodeWasDrainedAreToldOfTogether() {
        router.beat(Given.heartbeat(START, "video"));
        router.hear(Given.message("m1", "/video cats"));
        router.hear(Given.message("m2", "/video dogs"));
        assertThat(router.replies()).isEmpty();

        router.beat(ordered(START.plusSeconds(1), Intake.DRAINED));

        assertThat(router.replies())
                .extracting(Reply::getText)
                .containsExactly("Node mac-mini is drained since 10:41 by cli; 2 jobs queued. They will run when it"
                        + " takes jobs again.");
    }

    @Test
    void nobodyIsToldOfAPauseThatIsSoonOver() {
        router.beat(ordered(START, START, Intake.PAUSED));
        router.hear(Given.message("m1", "/video cats"));
        router.advance(Duration.ofSeconds(5));
        router.beat(Given.heartbeat(START.plusSeconds(5), "video"));
        router.advance(Duration.ofSeconds(8));

        assertThat(router.replies()).isEmpty();
    }

    @Test
    void aPauseThatLastsIsToldToThoseWhoWaitedSinceItsBeginning() {
        router.beat(ordered(START, START, Intake.PAUSED));
        router.hear(Given.message("m1", "/video cats"));
        router.advance(Duration.ofSeconds(8));
        router.beat(ordered(START.plusSeconds(8), START, Intake.PAUSED));
        assertThat(router.replies()).isEmpty();
        router.advance(Duration.ofSeconds(3));
        router.beat(ordered(START.plusSeconds(11), START, Intake.PAUSED));

        assertThat(router.replies())
                .extracting(Reply::getText)
                .containsExactly("Node mac-mini is paused since 10:42 by cli; 1 job queued. It will run when it takes"
                        + " jobs again.");
    }

    @Test
    void aNodeWhoseDiskIsFullIsNotCalledOffline() {
        router.beat(ordered(START, Intake.BLOCKED));
        router.hear(Given.message("m1", "/video cats"));

        assertThat(router.replies())
                .extracting(Reply::getText)
                .containsExactly("Node mac-mini cannot write to its disk since 10:41; 1 job queued. It will run when it"
                        + " can.");
    }

    @Test
    void aPausedNodeThatRestartsMakesNoOtherOutage() {
        router.beat(ordered(START, Intake.PAUSED));
        router.hear(Given.message("m1", "/video cats"));
        router.advance(Duration.ofSeconds(30));
        router.beat(ordered(START.plusSeconds(30), Intake.PAUSED));

        assertThat(router.replies()).hasSize(1);
    }

    @Test
    void aNodeThatTakesJobsAgainEndsTheOutage() {
        router.beat(ordered(START, Intake.PAUSED));
        router.beat(Given.heartbeat(START.plusSeconds(1), "video"));
        router.hear(Given.message("m1", "/video cats"));

        assertThat(router.replies()).isEmpty();
    }

    @Test
    void aLaneThatAnotherNodeTakesFromMissesNoDrainedOne() {
        router.beat(ordered(START, Intake.DRAINED));
        router.beat(Given.heartbeatBuilder(START, "video").setNode("spare").build());
        router.hear(Given.message("m1", "/video cats"));

        assertThat(router.replies()).isEmpty();
    }

    @Test
    void anotherNodeThatServesTheLaneIsEnough() {
        router.beat(Given.heartbeat(START, "video"));
        router.advance(Duration.ofSeconds(12));
        router.beat(Given.heartbeatBuilder(START.plusSeconds(12), "video")
                .setNode("spare")
                .build());

        router.hear(Given.message("m1", "/video cats"));

        assertThat(router.replies()).isEmpty();
    }

    @Test
    void memoryIsToldOnceThatANodeWentAndOnceThatItIsBack() {
        router.beat(Given.heartbeat(START, "video"));
        router.advance(Duration.ofSeconds(12));
        router.advance(Duration.ofSeconds(30));
        router.beat(Given.heartbeat(START.plusSeconds(42), "video"));
        router.beat(Given.heartbeat(START.plusSeconds(44), "video"));

        List<JournalEntry> journal = router.journal();
        assertThat(journal)
                .extracting(JournalEntry::getText)
                .containsExactly("Node mac-mini went offline", "Node mac-mini is back after 42 s");
        assertThat(journal).allSatisfy(entry -> {
            assertThat(entry.getKind()).isEqualTo(JournalKind.SYSTEM);
            assertThat(entry.getWho()).isEqualTo("System");
        });
    }

    /** The node is there, and takes nothing since a minute before the start. */
    private static NodeHeartbeat ordered(Instant at, Intake intake) {
        return ordered(at, START.minusSeconds(60), intake);
    }

    private static NodeHeartbeat ordered(Instant at, Instant since, Intake intake) {
        return Given.heartbeatBuilder(at, "video")
                .setIntake(intake)
                .setIntakeSince(since)
                .setIntakeWhy("cli")
                .build();
    }
}
