package dev.dray.node.command;

import static dev.dray.node.executor.TestingJobs.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.heartbeat.TestingHeartbeats;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Track;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scene: it is 12:12 in Berlin, half an hour after the first job. */
class WhyItWaitsTest {
    private static final Instant NOW = AT.plusSeconds(1_800);

    private final TestingBoard board = new TestingBoard();

    @Test
    void aJobBehindOthersOfItsConversationSaysSo() {
        board.add(TestingHeartbeats.serving("mini", NodeRole.PRIMARY, NOW, "video"));
        board.add("aaaaa00000001", "render", JobStatus.STARTED, 0);
        board.add("bbbbb00000001", "render", JobStatus.QUEUED, 1);
        board.add("ccccc00000001", "render", JobStatus.QUEUED, 2);
        assertThat(why("ccccc")).isEqualTo("Queued behind 2 jobs of the same conversation.");
        assertThat(why("bbbbb")).isEqualTo("Queued behind 1 job of the same conversation.");
    }

    @Test
    void whereNotAllJobsAreKnownItIsBehindAtLeastSoMany() {
        board.add(TestingHeartbeats.serving("mini", NodeRole.PRIMARY, NOW, "video"));
        board.add("aaaaa00000001", "render", JobStatus.STARTED, 0);
        board.add("bbbbb00000001", "render", JobStatus.QUEUED, 1);
        board.forgetSome();
        assertThat(why("bbbbb")).isEqualTo("Queued behind at least 1 job of the same conversation.");
    }

    @Test
    void aJobWhoseLaneNobodyServesSaysSinceWhen() {
        board.add(TestingHeartbeats.serving("mini", NodeRole.PRIMARY, AT, "video"));
        board.add("aaaaa00000001", "render", JobStatus.QUEUED, 1);
        assertThat(why("aaaaa")).isEqualTo("No node serves lane video since 11:42.");
    }

    @Test
    void aJobWhoseLaneNobodyEverServedSaysSo() {
        board.add("aaaaa00000001", "render", JobStatus.QUEUED, 1);
        assertThat(why("aaaaa")).isEqualTo("No node has ever served lane video.");
    }

    @Test
    void aJobOnTrialNamesTheCanaryLane() {
        board.add(
                "aaaaa00000001",
                "render",
                JobStatus.QUEUED,
                1,
                state -> state.setJob(
                        Job.newBuilder(state.getJob()).setTrack(Track.CANARY).build()));
        assertThat(why("aaaaa")).isEqualTo("No node has ever served canary lane video.");
        LaneLoad load = LaneLoad.newBuilder(TestingHeartbeats.load("video", 1, 1))
                .setTrack(Track.CANARY)
                .build();
        board.add(NodeHeartbeat.newBuilder(TestingHeartbeats.serving("mini", NodeRole.PRIMARY, NOW))
                .setLanes(List.of(load))
                .build());
        assertThat(why("aaaaa")).startsWith("Canary lane video is busy on mini; 0 jobs ahead");
    }

    @Test
    void aJobInABusyLaneSaysOnWhichNode() {
        LaneLoad full = TestingHeartbeats.load("video", 1, 1);
        board.add(NodeHeartbeat.newBuilder(TestingHeartbeats.serving("mini", NodeRole.PRIMARY, NOW))
                .setLanes(List.of(full))
                .build());
        board.add(
                "aaaaa00000001",
                "render",
                JobStatus.STARTED,
                0,
                state -> state.setJob(Job.newBuilder(state.getJob())
                        .setConversation("telegram/7")
                        .build()));
        board.add("bbbbb00000001", "render", JobStatus.QUEUED, 1);
        assertThat(why("bbbbb")).isEqualTo("Lane video is busy on mini; 1 job ahead.");
    }

    @Test
    void aJobInABusyLaneSaysHowLongItWillBeByWhatRunsTookBefore() {
        LaneLoad full = TestingHeartbeats.load("video", 1, 1);
        board.add(NodeHeartbeat.newBuilder(TestingHeartbeats.serving("mini", NodeRole.PRIMARY, NOW))
                .setLanes(List.of(full))
                .build());
        for (int n = 1; n <= 3; n++) {
            Instant start = AT.minusSeconds(6_000L * n);
            Instant end = start.plusSeconds(600L * n);
            board.add(
                    "zzzzz0000000" + n,
                    "render",
                    JobStatus.SUCCEEDED,
                    0,
                    state -> state.setStartedAt(start).setEndedAt(end));
        }
        board.add(
                "aaaaa00000001",
                "render",
                JobStatus.STARTED,
                0,
                state -> state.setStartedAt(NOW.minusSeconds(300))
                        .setJob(Job.newBuilder(state.getJob())
                                .setConversation("telegram/7")
                                .build()));
        board.add("bbbbb00000001", "render", JobStatus.QUEUED, 1);
        board.add("ccccc00000001", "render", JobStatus.QUEUED, 2);
        assertThat(why("bbbbb")).isEqualTo("Lane video is busy on mini; 1 job ahead, about 15 min.");
        assertThat(why("ccccc")).isEqualTo("Queued behind 1 job of the same conversation, about 35 min.");
    }

    @Test
    void aHeldJobSaysWhatCanBeDone() {
        board.add("aaaaa00000001", "deploy", JobStatus.HELD, 1, state -> state.setText("over budget"));
        assertThat(why("aaaaa")).isEqualTo("Waits for your decision: /approve aaaaa runs it, /reject aaaaa drops it.");
    }

    @Test
    void aJobThatNeedsApprovalSaysUntilWhen() {
        board.add("aaaaa00000001", "deploy", JobStatus.HELD, 1, state -> state.setHeldUntil(NOW.plusSeconds(600)));
        assertThat(why("aaaaa"))
                .isEqualTo("Waits for your decision until 12:22: /approve aaaaa runs it, /reject aaaaa drops it.");
    }

    @Test
    void aJobForLaterSaysWhen() {
        board.add(
                "aaaaa00000001",
                "deploy",
                JobStatus.WAITING,
                1,
                state -> state.setJob(
                                Job.newBuilder(state.getJob()).setAttempt(0).build())
                        .setNextAttemptAt(AT.plusSeconds(3_600)));
        assertThat(why("aaaaa")).isEqualTo("Scheduled for 12:42.");
    }

    private String why(String id) {
        JobState state = board.jobs().stream()
                .filter(each -> each.getJob().getId().startsWith(id))
                .findFirst()
                .orElseThrow();
        return new WhyItWaits(board, ZoneId.of("Europe/Berlin"), InstantSource.fixed(NOW)).of(state);
    }
}
