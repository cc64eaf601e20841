package dev.dray.node.command;

import static dev.dray.node.executor.TestingJobs.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.heartbeat.TestingHeartbeats;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scene: mini started a job at 10:42, and half an hour has passed. */
class WhereaboutsTest {
    private static final String JOB = "0film00000001";
    private static final Instant NOW = AT.plusSeconds(1_800);

    private final TestingBoard board = new TestingBoard();
    private final Times times = new Times(ZoneOffset.UTC, InstantSource.fixed(NOW));
    private final Whereabouts whereabouts = new Whereabouts(board, new Lanes(board, times), times);
    private final JobState started = board.add(
            JOB, "render", JobStatus.STARTED, 0, state -> state.setNode("mini").setStartedAt(AT));

    @Test
    void aJobItsNodeRunsIsWhereItShouldBe() {
        board.add(node("mini", NOW, 1).setRunning(List.of(JOB)).build());
        assertThat(whereabouts.of(started)).isEmpty();
    }

    @Test
    void ofANodeThatWasRestartedItIsSaid() {
        board.add(node("mini", NOW, 0).setStartedAt(AT.plusSeconds(180)).build());
        assertThat(whereabouts.of(started)).isEqualTo("mini was restarted at 10:45 and has not taken it again yet.");
    }

    @Test
    void ofANodeThatIsSilentItIsSaidSinceWhen() {
        board.add(node("mini", AT, 1).setRunning(List.of(JOB)).build());
        assertThat(whereabouts.of(started)).isEqualTo("mini has been silent since 10:42.");
    }

    @Test
    void aNodeThatWasStoppedSeesToItLater() {
        board.add(node("mini", AT.plusSeconds(60), 0).setStopping(true).build());
        assertThat(whereabouts.of(started)).isEqualTo("mini was stopped at 10:43 and sees to it when it is back.");
    }

    @Test
    void aJobThatAnotherNodeTookOverIsFoundThere() {
        board.add(node("mini", AT, 1).setRunning(List.of(JOB)).build());
        board.add(node("spare", NOW, 1).setRunning(List.of(JOB)).build());
        assertThat(whereabouts.of(started)).isEqualTo("It runs on spare now, and no longer on mini.");
    }

    @Test
    void aJobThatTwoNodesRunIsWhereItShouldBe() {
        board.add(node("mini", NOW, 1).setRunning(List.of(JOB)).build());
        board.add(node("spare", NOW, 1).setRunning(List.of(JOB)).build());
        assertThat(whereabouts.of(started)).isEmpty();
    }

    @Test
    void aJobThatHasEndedThereIsOnItsWay() {
        board.add(node("mini", NOW, 0).build());
        assertThat(whereabouts.of(started)).isEqualTo("mini runs it no longer; its end is on the way.");
    }

    @Test
    void aHeartbeatThatMayNotKnowOfTheJobYetProvesNothing() {
        JobState justStarted =
                JobState.newBuilder(started).setStartedAt(NOW.minusSeconds(3)).build();
        board.add(node("mini", NOW, 0).build());
        assertThat(whereabouts.of(justStarted)).isEmpty();
    }

    @Test
    void aNodeThatNamesFewerJobsThanItRunsProvesNothing() {
        board.add(node("mini", NOW, 1).build());
        assertThat(whereabouts.of(started))
                .as("as one of an earlier version does")
                .isEmpty();
    }

    @Test
    void aNodeNobodyKnowsProvesNothing() {
        assertThat(whereabouts.of(started)).isEmpty();
    }

    /** A heartbeat of a node that was started an hour before. */
    private static NodeHeartbeat.Builder node(String name, Instant at, int running) {
        return NodeHeartbeat.newBuilder(TestingHeartbeats.serving(name, NodeRole.PRIMARY, at))
                .setStartedAt(AT.minusSeconds(3_600))
                .setLanes(List.of(TestingHeartbeats.load("video", 2, running)));
    }
}
