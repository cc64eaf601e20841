package dev.dray.node;

import static dev.dray.node.executor.TestingJobs.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.heartbeat.TestingHeartbeats;
import dev.dray.node.lane.Lane;
import dev.dray.node.lane.LaneConfig;
import dev.dray.schema.Intake;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandbyRuleTest {
    private static final Lane.Name VIDEO = new Lane.Name("video", Track.STABLE);
    private static final Lane.Name VIDEO_ON_TRIAL = new Lane.Name("video", Track.CANARY);

    private final StandbyRule rule = rule(VIDEO, InPlaceOf.PRIMARIES, Duration.ofMinutes(5));
    private final StandbyRule shell =
            rule(new Lane.Name("shell", Track.STABLE), InPlaceOf.PRIMARIES, Duration.ofMinutes(5));
    private final NodeHeartbeat primary =
            TestingHeartbeats.serving("mini", NodeRole.PRIMARY, AT.plusSeconds(100), "video");

    @Test
    void aBackupWaitsFromItsOwnStartWhereNoPrimaryWasEverSeen() {
        assertThat(rule.serves(false, List.of(), AT.plusSeconds(299))).isFalse();
        assertThat(rule.serves(false, List.of(), AT.plusSeconds(300))).isTrue();
    }

    @Test
    void aBackupWaitsFromThePrimarysLastSignOfLife() {
        assertThat(rule.serves(false, List.of(primary), AT.plusSeconds(399))).isFalse();
        assertThat(rule.serves(false, List.of(primary), AT.plusSeconds(400))).isTrue();
    }

    @Test
    void aLaneNoPrimaryServesIsTheBackups() {
        assertThat(shell.serves(false, List.of(primary), AT.plusSeconds(310))).isTrue();
    }

    @Test
    void aBackupServesOnUntilAPrimaryIsBack() {
        assertThat(rule.serves(true, List.of(primary), AT.plusSeconds(1_000))).isTrue();
        NodeHeartbeat back = TestingHeartbeats.serving("mini", NodeRole.PRIMARY, AT.plusSeconds(999), "video");
        assertThat(rule.serves(true, List.of(back), AT.plusSeconds(1_000))).isFalse();
    }

    @Test
    void aBackupThatWaitsForLittleDoesNotLeaveAtOnceWhatItJoined() {
        StandbyRule hasty = rule(VIDEO, InPlaceOf.PRIMARIES, Duration.ofSeconds(4));
        Instant gone = AT.plusSeconds(104);
        assertThat(hasty.serves(false, List.of(primary), gone)).isTrue();
        assertThat(hasty.serves(true, List.of(primary), gone.plusSeconds(1))).isTrue();
    }

    @Test
    void aPrimaryThatStopsIsGoneFromThatMomentAndNotBack() {
        NodeHeartbeat stopping =
                NodeHeartbeat.newBuilder(primary).setStopping(true).build();
        assertThat(rule.serves(false, List.of(stopping), AT.plusSeconds(399))).isFalse();
        assertThat(rule.serves(false, List.of(stopping), AT.plusSeconds(400))).isTrue();
        assertThat(rule.serves(true, List.of(stopping), AT.plusSeconds(101))).isTrue();
    }

    @Test
    void aPrimaryThatIsDrainedHasHandedOverWhatNothingRunsOf() {
        NodeHeartbeat drained = NodeHeartbeat.newBuilder(primary)
                .setLanes(List.of(TestingHeartbeats.load("video", 2, 0), TestingHeartbeats.load("shell", 1, 1)))
                .setIntake(Intake.DRAINED)
                .build();
        Instant now = AT.plusSeconds(300);
        assertThat(rule.serves(false, List.of(drained), now)).isTrue();
        assertThat(rule.serves(true, List.of(drained), now)).isTrue();
        assertThat(shell.serves(false, List.of(drained), now)).isFalse();
    }

    @Test
    void aPrimaryThatIsPausedKeepsItsLanes() {
        NodeHeartbeat paused =
                NodeHeartbeat.newBuilder(primary).setIntake(Intake.PAUSED).build();
        assertThat(rule.serves(false, List.of(paused), AT.plusSeconds(399))).isFalse();
    }

    @Test
    void otherBackupsDoNotCount() {
        NodeHeartbeat other = TestingHeartbeats.serving("old", NodeRole.BACKUP, AT.plusSeconds(299), "video");
        assertThat(rule.serves(false, List.of(other), AT.plusSeconds(300))).isTrue();
    }

    @Test
    void aCanaryNodeIsNoPrimaryOfTheStableTrack() {
        NodeHeartbeat canary = canary(AT.plusSeconds(300));
        assertThat(rule.serves(false, List.of(canary), AT.plusSeconds(300))).isTrue();
    }

    @Test
    void aStableNodeTakesTheCanarysJobsWhenItIsGoneUntilItIsBack() {
        StandbyRule forTrials = rule(VIDEO_ON_TRIAL, InPlaceOf.CANARIES, Duration.ofSeconds(10));
        List<NodeHeartbeat> gone = List.of(canary(AT.plusSeconds(100)), primary);
        assertThat(forTrials.serves(false, gone, AT.plusSeconds(109))).isFalse();
        assertThat(forTrials.serves(false, gone, AT.plusSeconds(110))).isTrue();
        assertThat(forTrials.serves(true, gone, AT.plusSeconds(111))).isTrue();
        assertThat(forTrials.serves(true, List.of(canary(AT.plusSeconds(120))), AT.plusSeconds(121)))
                .isFalse();
    }

    @Test
    void anotherStableNodeThatStandsInIsNoCanary() {
        StandbyRule forTrials = rule(VIDEO_ON_TRIAL, InPlaceOf.CANARIES, Duration.ofSeconds(10));
        NodeHeartbeat standsIn = NodeHeartbeat.newBuilder(canary(AT.plusSeconds(100)))
                .setTrack(Track.STABLE)
                .build();
        assertThat(forTrials.serves(false, List.of(standsIn), AT.plusSeconds(100)))
                .isTrue();
    }

    @Test
    void aBackupTakesTheCanarysJobsOnlyWhereNeitherItNorAPrimaryIsThere() {
        StandbyRule forTrials = rule(VIDEO_ON_TRIAL, InPlaceOf.CANARIES_AND_PRIMARIES, Duration.ofMinutes(5));
        Instant now = AT.plusSeconds(400);
        assertThat(forTrials.serves(false, List.of(canary(AT), primary), now.minusSeconds(1)))
                .isFalse();
        assertThat(forTrials.serves(false, List.of(canary(now), primary), now)).isFalse();
        assertThat(forTrials.serves(false, List.of(canary(AT), primary), now)).isTrue();
    }

    @Test
    void eachNodeStandsInForThoseItShould() {
        assertThat(StandIn.of(TestingNodes.settings("mini")))
                .extracting(standIn -> standIn.lane() + " for " + standIn.whom())
                .containsExactlyInAnyOrder("video.canary for CANARIES", "shell.canary for CANARIES");
        assertThat(StandIn.of(TestingNodes.backup("old", Duration.ofMinutes(5))))
                .extracting(standIn -> standIn.lane() + " for " + standIn.whom())
                .containsExactlyInAnyOrder(
                        "video for PRIMARIES",
                        "shell for PRIMARIES",
                        "video.canary for CANARIES_AND_PRIMARIES",
                        "shell.canary for CANARIES_AND_PRIMARIES");
        assertThat(StandIn.of(TestingNodes.canary("new"))).isEmpty();
    }

    private static StandbyRule rule(Lane.Name lane, InPlaceOf whom, Duration after) {
        return new StandbyRule(new StandIn(lane, whom, after), AT);
    }

    private static NodeHeartbeat canary(Instant at) {
        return NodeHeartbeat.newBuilder(TestingHeartbeats.serving("new", NodeRole.PRIMARY, at))
                .setTrack(Track.CANARY)
                .setLanes(List.of(VIDEO_ON_TRIAL.load(new LaneConfig(1), 0)))
                .build();
    }
}
