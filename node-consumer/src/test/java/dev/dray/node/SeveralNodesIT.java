package dev.dray.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.runtime.home.Home;
import dev.dray.schema.Job;
import dev.dray.schema.JobFact;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How several nodes share lanes. */
class SeveralNodesIT extends NodeOnGateway {
    @Test
    void aNodeThatStopsLeavesItsLanesToOthersAtOnce(@TempDir Path otherHome) throws Exception {
        Node other = start("maxi", otherHome, Duration.ofSeconds(20));
        try {
            node.close();
            Job job = job("greet").build();
            gateway.queue(job);
            long start = System.nanoTime();
            assertThat(facts.await(of(job, JobFact.SUCCEEDED)).getBy()).isEqualTo("maxi");
            // Far less than the session, after which the broker would have noticed by itself.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        } finally {
            other.cut();
            other.close();
        }
    }

    @Test
    void ofTwoNodesWithOneNameTheOlderGivesItsLanesUp(@TempDir Path otherHome) throws Exception {
        for (String lane : List.of("video", "shell")) { // Until it has joined, the node is not the older.
            Job job = job("greet").setLane(lane).build();
            gateway.queue(job);
            facts.await(of(job, JobFact.SUCCEEDED));
        }
        Instant before = InstantSource.system().instant();
        Node impostor = start("mini", otherHome, Duration.ofSeconds(20));
        try (HeardFacts<NodeHeartbeat> heartbeats = new HeardFacts<>(gateway.clients("test"), Topics.NODES)) {
            heartbeats.await(beat -> beat.getLanes().isEmpty() && beat.getAt().isAfter(before));
            Job job = job("greet").build();
            gateway.queue(job);
            facts.await(of(job, JobFact.SUCCEEDED));
            assertThat(facts.all(of(job, JobFact.STARTED))).hasSize(1);
        } finally {
            impostor.cut();
            impostor.close();
        }
    }

    @Test
    void aBackupServesOnlyWhileNoPrimaryDoes(@TempDir Path otherHome) throws Exception {
        Node backup = new Node(
                TestingNodes.backup("spare", Duration.ofSeconds(4)),
                Map.of("testing", executor),
                gateway.broker(),
                Home.open(otherHome),
                TestingNodes.noGateway(),
                timer,
                InstantSource.system());
        try {
            backup.start();
            Job first = job("greet").build();
            gateway.queue(first);
            assertThat(facts.await(of(first, JobFact.SUCCEEDED)).getBy()).isEqualTo("mini");
            node.close();
            Job second = job("greet").build();
            gateway.queue(second);
            assertThat(facts.await(of(second, JobFact.SUCCEEDED)).getBy()).isEqualTo("spare");
            Instant before = InstantSource.system().instant();
            node = start("mini", home, Duration.ofSeconds(20));
            try (HeardFacts<NodeHeartbeat> heartbeats = new HeardFacts<>(gateway.clients("test"), Topics.NODES)) {
                heartbeats.await(beat -> beat.getNode().equals("spare")
                        && beat.getLanes().isEmpty()
                        && beat.getAt().isAfter(before));
            }
            Job third = job("greet").build();
            gateway.queue(third);
            assertThat(facts.await(of(third, JobFact.SUCCEEDED)).getBy()).isEqualTo("mini");
        } finally {
            backup.cut();
            backup.close();
        }
    }
}
