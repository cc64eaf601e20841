package dev.dray.node;

import dev.dray.node.lane.Lane;
import dev.dray.node.lane.LaneConfig;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one node is to be: a machine as its configuration says, or the gateway itself, which runs the light lane.
 *
 * @param standby of a backup: how long a lane must have been without a primary before it is served
 */
public record NodeSettings(
        String name,
        NodeRole role,
        Track track,
        Map<String, LaneConfig> lanes,
        Optional<Duration> standby,
        Duration heartbeat,
        Duration session,
        Duration stop,
        String version) {
    /** The name of the node that runs on the gateway. */
    public static final String GATEWAY = "gateway";

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration SESSION = Duration.ofSeconds(45);
    private static final Duration STOP = Duration.ofSeconds(10);

    public NodeSettings {
        lanes = Map.copyOf(lanes);
    }

    /** Its lanes, on its own track. */
    Stream<Lane.Name> names() {
        return lanes.keySet().stream().map(lane -> new Lane.Name(lane, track));
    }

    /** A machine as configured, with those of the configured lanes it is to serve. */
    public static NodeSettings of(NodeConfig config, Map<String, LaneConfig> configured, String version) {
        Map<String, LaneConfig> lanes = new TreeMap<>(configured);
        lanes.remove(Topics.LIGHT);
        lanes.keySet().retainAll(config.lanesOf(lanes.keySet()));
        boolean backup = config.role() == NodeConfig.Role.BACKUP;
        return new NodeSettings(
                config.nodeName(),
                backup ? NodeRole.BACKUP : NodeRole.PRIMARY,
                config.track(),
                lanes,
                backup ? Optional.of(config.backupAfter()) : Optional.empty(),
                config.heartbeat(),
                config.session(),
                config.stop(),
                version);
    }

    /** The node of the gateway. */
    public static NodeSettings gateway(LaneConfig light, String version) {
        return new NodeSettings(
                GATEWAY,
                NodeRole.GATEWAY,
                Track.STABLE,
                Map.of(Topics.LIGHT, light),
                Optional.empty(),
                HEARTBEAT,
                SESSION,
                STOP,
                version);
    }
}
