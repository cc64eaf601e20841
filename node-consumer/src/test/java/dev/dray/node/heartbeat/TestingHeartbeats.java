package dev.dray.node.heartbeat;

import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import java.time.Instant;
import java.util.stream.Stream;

/** Heartbeats of imaginary nodes. */
public final class TestingHeartbeats {
    private TestingHeartbeats() {}

    public static NodeHeartbeat serving(String node, NodeRole role, Instant at, String... lanes) {
        return NodeHeartbeat.newBuilder()
                .setNode(node)
                .setInstance("i")
                .setRole(role)
                .setVersion("0.1.0")
                .setAt(at)
                .setStartedAt(at.minusSeconds(3_600))
                .setLanes(Stream.of(lanes).map(lane -> load(lane, 2, 0)).toList())
                .setCpu(0.25)
                .setMemoryUsed(5L << 30)
                .setMemoryTotal(16L << 30)
                .setDiskFree(120L << 30)
                .setDiskTotal(256L << 30)
                .setNetworkIn(0)
                .setNetworkOut(0)
                .build();
    }

    public static LaneLoad load(String lane, int concurrency, int running) {
        return LaneLoad.newBuilder()
                .setLane(lane)
                .setConcurrency(concurrency)
                .setRunning(running)
                .build();
    }
}
