package dev.dray.node.command;

import static dev.dray.node.executor.TestingJobs.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.Outcome;
import dev.dray.node.executor.RecordingContext;
import dev.dray.node.executor.TestingJobs;
import dev.dray.node.heartbeat.TestingHeartbeats;
import dev.dray.schema.Intake;
import dev.dray.schema.JobStatus;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of nodes that are online and take no jobs. */
class IntakesTest {
    private static final Instant NOW = AT.plusSeconds(1_800);

    private final TestingBoard board = new TestingBoard();
    private final CommandExecutor executor =
            LightCommands.executor(board, _ -> {}, List.of(), ZoneId.of("Europe/Berlin"), InstantSource.fixed(NOW));

    @Test
    void aJobWhoseNodesTakeNothingSaysWhoWantsItSo() {
        board.add(ordered("mini", Intake.PAUSED, TestingHeartbeats.load("video", 2, 1)));
        board.add(ordered("maxi", Intake.DRAINED, TestingHeartbeats.load("video", 2, 0)));
        board.add("aaaaa00000001", "render", JobStatus.QUEUED, 1);
        assertThat(answer("job", "aaaaa"))
                .contains("\nNode maxi is drained since 11:42 by cli. Node mini is paused since 11:42 by cli.\n");
    }

    @Test
    void aJobThatAnotherNodeTakesDoesNotMindOneThatIsPaused() {
        board.add(ordered("mini", Intake.PAUSED, TestingHeartbeats.load("video", 2, 0)));
        board.add(TestingHeartbeats.serving("maxi", NodeRole.PRIMARY, NOW, "video"));
        board.add("aaaaa00000001", "render", JobStatus.QUEUED, 1);
        assertThat(answer("job", "aaaaa")).contains("\nAbout to start.\n");
    }

    @Test
    void nodesTellsWhichTakeNothing() {
        board.add(ordered("maxi", Intake.DRAINED, TestingHeartbeats.load("video", 2, 1)));
        assertThat(answer("nodes"))
                .startsWith("**maxi** (primary) draining since 11:42 by cli, seen 0 s ago\nlanes: video 1/2\n");
        assertThat(answer("status")).startsWith("**Nodes** 1 online: maxi (draining)\n");
        board.add(ordered("mini", Intake.BLOCKED, TestingHeartbeats.load("video", 2, 1)));
        assertThat(answer("nodes")).contains("**mini** (primary) blocked since 11:42 (cli), seen 0 s ago\n");
    }

    /** A node that is online and told to take nothing. */
    private static NodeHeartbeat ordered(String node, Intake intake, LaneLoad load) {
        return NodeHeartbeat.newBuilder(TestingHeartbeats.serving(node, NodeRole.PRIMARY, NOW))
                .setLanes(List.of(load))
                .setIntake(intake)
                .setIntakeSince(AT)
                .setIntakeWhy("cli")
                .build();
    }

    private String answer(String name, String... arguments) {
        RecordingContext context = new RecordingContext(TestingJobs.job("command", name, arguments), Path.of("/"));
        return ((Outcome.Done) executor.run(context)).text();
    }
}
