package dev.dray.node;

import static dev.dray.node.executor.TestingJobs.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.heartbeat.TestingHeartbeats;
import dev.dray.schema.Intake;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandbyRuleTest {
    private final StandbyRule rule = new StandbyRule(Duration.ofMinutes(5), AT);
    private final NodeHeartbeat primary =
            TestingHeartbeats.serving("mini", NodeRole.PRIMARY, AT.plusSeconds(100), "video");

    @Test
    void aBackupWaitsFromItsOwnStartWhereNoPrimaryWasEverSeen() {
        assertThat(rule.serves("video", false, List.of(), AT.plusSeconds(299))).isFalse();
        assertThat(rule.serves("video", false, List.of(), AT.plusSeconds(300))).isTrue();
    }

    @Test
    void aBackupWaitsFromThePrimarysLastSignOfLife() {
        assertThat(rule.serves("video", false, List.of(primary), AT.plusSeconds(399)))
                .isFalse();
        assertThat(rule.serves("video", false, List.of(primary), AT.plusSeconds(400)))
                .isTrue();
    }

    @Test
    void aLaneNoPrimaryServesIsTheBackups() {
        assertThat(rule.serves("shell", false, List.of(primary), AT.plusSeconds(310)))
                .isTrue();
    }

    @Test
    void aBackupServesOnUntilAPrimaryIsBack() {
        assertThat(rule.serves("video", true, List.of(primary), AT.plusSeconds(1_000)))
                .isTrue();
        NodeHeartbeat back = TestingHeartbeats.serving("mini", NodeRole.PRIMARY, AT.plusSeconds(999), "video");
        assertThat(rule.serves("video", true, List.of(back), AT.plusSeconds(1_000)))
                .isFalse();
    }

    @Test
    void aBackupThatWaitsForLittleDoesNotLeaveAtOnceWhatItJoined() {
        StandbyRule hasty = new StandbyRule(Duration.ofSeconds(4), AT);
        Instant gone = AT.plusSeconds(104);
        assertThat(hasty.serves("video", false, List.of(primary), gone)).isTrue();
        assertThat(hasty.serves("video", true, List.of(primary), gone.plusSeconds(1)))
                .isTrue();
    }

    @Test
    void aPrimaryThatStopsIsGoneFromThatMomentAndNotBack() {
        NodeHeartbeat stopping =
                NodeHeartbeat.newBuilder(primary).setStopping(true).build();
        assertThat(rule.serves("video", false, List.of(stopping), AT.plusSeconds(399)))
                .isFalse();
        assertThat(rule.serves("video", false, List.of(stopping), AT.plusSeconds(400)))
                .isTrue();
        assertThat(rule.serves("video", true, List.of(stopping), AT.plusSeconds(101)))
                .isTrue();
    }

    @Test
    void aPrimaryThatIsDrainedHasHandedOverWhatNothingRunsOf() {
        NodeHeartbeat drained = NodeHeartbeat.newBuilder(primary)
                .setLanes(List.of(TestingHeartbeats.load("video", 2, 0), TestingHeartbeats.load("shell", 1, 1)))
                .setIntake(Intake.DRAINED)
                .build();
        Instant now = AT.plusSeconds(300);
        assertThat(rule.serves("video", false, List.of(drained), now)).isTrue();
        assertThat(rule.serves("video", true, List.of(drained), now)).isTrue();
        assertThat(rule.serves("shell", false, List.of(drained), now)).isFalse();
    }

    @Test
    void aPrimaryThatIsPausedKeepsItsLanes() {
        NodeHeartbeat paused =
                NodeHeartbeat.newBuilder(primary).setIntake(Intake.PAUSED).build();
        assertThat(rule.serves("video", false, List.of(paused), AT.plusSeconds(399)))
                .isFalse();
    }

    @Test
    void otherBackupsDoNotCount() {
        NodeHeartbeat other = TestingHeartbeats.serving("old", NodeRole.BACKUP, AT.plusSeconds(299), "video");
        assertThat(rule.serves("video", false, List.of(other), AT.plusSeconds(300)))
                .isTrue();
    }
}
