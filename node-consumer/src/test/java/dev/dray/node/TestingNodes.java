package dev.dray.node;

import dev.dray.node.file.GatewayReach;
import dev.dray.node.lane.LaneConfig;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Track;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of nodes for tests: two lanes, quick to stop. */
final class TestingNodes {
    private TestingNodes() {}

    /** For nodes whose jobs have no files. */
    static GatewayReach noGateway() {
        return () -> {
            throw new IllegalStateException("no job of this test has files");
        };
    }

    static NodeSettings settings(String name) {
        return settings(name, Duration.ofSeconds(20));
    }

    static NodeSettings settings(String name, Duration stop) {
        return settings(name, NodeRole.PRIMARY, Optional.empty(), stop);
    }

    static NodeSettings backup(String name, Duration after) {
        return settings(name, NodeRole.BACKUP, Optional.of(after), Duration.ofSeconds(20));
    }

    static NodeSettings canary(String name) {
        return settings(name, NodeRole.PRIMARY, Track.CANARY, Optional.empty(), Duration.ofSeconds(20));
    }

    private static NodeSettings settings(String name, NodeRole role, Optional<Duration> standby, Duration stop) {
        return settings(name, role, Track.STABLE, standby, stop);
    }

    private static NodeSettings settings(
            String name, NodeRole role, Track track, Optional<Duration> standby, Duration stop) {
        return new NodeSettings(
                name,
                role,
                track,
                Map.of("video", new LaneConfig(2), "shell", new LaneConfig(1)),
                standby,
                Duration.ofMillis(500),
                Duration.ofSeconds(45),
                stop,
                "0.1.0");
    }
}
