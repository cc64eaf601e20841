package dev.dray.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.TestingExecutor;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Intake;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does that its owner told to take no jobs for a while. */
class NodeOrdersIT extends NodeOnGateway {
    private HeardFacts<NodeHeartbeat> heartbeats;

    @BeforeEach
    void listen() {
        heartbeats = new HeardFacts<>(gateway.clients("test"), Topics.NODES);
    }

    @AfterEach
    void takeJobsAgain() throws Exception {
        heartbeats.close();
        gateway.order("mini", CommandKind.RESUME);
    }

    @Test
    void aPausedNodeFinishesWhatRunsAndTakesNothingUntilItIsToldTo() throws Exception {
        TestingExecutor.Run run = begin("telegram/1");
        order(CommandKind.PAUSE, Intake.PAUSED);
        Job next = job("greet").setConversation("telegram/2").build();
        gateway.queue(next);
        run.succeed();
        facts.await(of(run.context().job(), JobFact.SUCCEEDED));
        awaitIdle("video");
        assertThat(gateway.members("video")).isEqualTo(1);
        assertThat(facts.all(of(next))).isEmpty();
        order(CommandKind.RESUME, Intake.TAKING);
        facts.await(of(next, JobFact.SUCCEEDED));
    }

    @Test
    void aDrainedNodeFinishesWhatRunsAndThenLeavesItsLanesToOthers(@TempDir Path otherHome) throws Exception {
        TestingExecutor.Run run = begin("telegram/1");
        order(CommandKind.DRAIN, Intake.DRAINED);
        Job next = job("greet").setConversation("telegram/1").build();
        gateway.queue(next);
        facts.awaitSight(() -> gateway.members("shell") == 0);
        assertThat(gateway.members("video")).as("while a job of it runs").isEqualTo(1);
        run.succeed();
        facts.awaitSight(() -> gateway.members("video") == 0);
        assertThat(facts.all(of(next))).isEmpty();
        Node other = start("maxi", otherHome, Duration.ofSeconds(20));
        try {
            assertThat(facts.await(of(next, JobFact.SUCCEEDED)).getBy()).isEqualTo("maxi");
            assertThat(facts.all(of(run.context().job(), JobFact.STARTED)))
                    .as("what ran is not run again by whom its partition went to")
                    .hasSize(1);
        } finally {
            other.cut();
            other.close();
        }
    }

    @Test
    void aDrainedNodeJoinsItsLanesAgainWhenItIsToldTo() throws Exception {
        order(CommandKind.DRAIN, Intake.DRAINED);
        facts.awaitSight(() -> gateway.members("video") == 0);
        Job job = job("greet").build();
        gateway.queue(job);
        order(CommandKind.RESUME, Intake.TAKING);
        facts.await(of(job, JobFact.SUCCEEDED));
    }

    @Test
    void aNodeCalledBackWhileItDrainsGoesOnAsIfNothingHadBeen() throws Exception {
        TestingExecutor.Run run = begin("telegram/1");
        order(CommandKind.DRAIN, Intake.DRAINED);
        order(CommandKind.RESUME, Intake.TAKING);
        Job other = job("greet").setConversation("telegram/2").build();
        gateway.queue(other);
        facts.await(of(other, JobFact.SUCCEEDED));
        run.succeed();
        facts.await(of(run.context().job(), JobFact.SUCCEEDED));
        assertThat(gateway.members("video")).isEqualTo(1);
    }

    @Test
    void anOrderOutlivesARestartOfTheNode() throws Exception {
        order(CommandKind.PAUSE, Intake.PAUSED);
        node.close();
        Instant restart = InstantSource.system().instant();
        Job job = job("greet").build();
        gateway.queue(job);
        node = start("mini", home, Duration.ofSeconds(20));
        NodeHeartbeat first = heartbeats.await(beat -> beat.getNode().equals("mini")
                && !beat.getStopping()
                && beat.getAt().isAfter(restart));
        assertThat(first.getIntake()).isEqualTo(Intake.PAUSED);
        assertThat(first.getIntakeWhy()).isEqualTo("cli");
        assertThat(facts.all(of(job))).isEmpty();
        order(CommandKind.RESUME, Intake.TAKING);
        facts.await(of(job, JobFact.SUCCEEDED));
    }

    @Test
    void anOrderToAnotherNodeIsNone() throws Exception {
        gateway.order("elsewhere", CommandKind.DRAIN);
        Job job = job("greet").build();
        gateway.queue(job);
        facts.await(of(job, JobFact.SUCCEEDED));
    }

    private TestingExecutor.Run begin(String conversation) throws Exception {
        gateway.queue(job("wait").setConversation(conversation).build());
        return executor.next();
    }

    /** Returns when the node says that it follows. */
    private void order(CommandKind kind, Intake followed) throws Exception {
        Instant before = InstantSource.system().instant();
        gateway.order("mini", kind);
        heartbeats.await(said(followed).and(beat -> beat.getAt().isAfter(before)));
    }

    private void awaitIdle(String lane) throws Exception {
        Instant before = InstantSource.system().instant();
        heartbeats.await(beat -> beat.getAt().isAfter(before)
                && beat.getLanes().stream()
                        .filter(load -> load.getLane().equals(lane))
                        .mapToInt(LaneLoad::getRunning)
                        .allMatch(running -> running == 0));
    }

    private static Predicate<NodeHeartbeat> said(Intake intake) {
        return beat -> beat.getNode().equals("mini") && beat.getIntake() == intake;
    }
}
