package dev.dray.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.runtime.home.Home;
import dev.dray.schema.Canary;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stable node and a canary node of the same lane. */
class StandInIT extends NodeOnGateway {
    @Test
    void aStableNodeTakesWhatIsOnTrialUntilTheCanaryIsBack(@TempDir Path otherHome) throws Exception {
        gateway.send(Topics.CANARIES.record(Canary.newBuilder()
                .setKey("route/render")
                .setLane("video")
                .setPercent(10)
                .setMode(Track.CANARY)
                .setSince(InstantSource.system().instant())
                .build()));
        Node canary = canary(otherHome);
        try {
            JobEvent first = ended();
            assertThat(first.getBy()).isEqualTo("new");
            assertThat(first.getTrack()).isEqualTo(Track.CANARY);

            canary.close();
            JobEvent second = ended();
            assertThat(second.getBy()).isEqualTo("mini");
            assertThat(second.getTrack()).isEqualTo(Track.STABLE);

            Instant before = InstantSource.system().instant();
            canary = canary(otherHome);
            try (HeardFacts<NodeHeartbeat> heartbeats = new HeardFacts<>(gateway.clients("test"), Topics.NODES)) {
                heartbeats.await(beat -> beat.getNode().equals("mini")
                        && beat.getAt().isAfter(before)
                        && beat.getLanes().stream().noneMatch(load -> load.getTrack() == Track.CANARY));
            }
            assertThat(ended().getBy()).isEqualTo("new");
        } finally {
            canary.cut();
            canary.close();
        }
    }

    /** What is reported of a job on trial that is queued now. */
    private static JobEvent ended() throws Exception {
        Job job = job("greet").setLane("video").setTrack(Track.CANARY).build();
        gateway.queue(job);
        return facts.await(of(job, JobFact.SUCCEEDED));
    }

    private Node canary(Path where) {
        Node started = new Node(
                TestingNodes.canary("new"),
                Map.of("testing", executor),
                gateway.broker(),
                Home.open(where),
                TestingNodes.noGateway(),
                timer,
                InstantSource.system());
        started.start();
        return started;
    }
}
