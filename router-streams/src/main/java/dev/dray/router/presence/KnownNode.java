package dev.dray.router.presence;

import dev.dray.router.out.Waiter;
import dev.dray.schema.Intake;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Track;
import java.time.Instant;
import java.util.List;

/**
 * A node as we last heard of it.
 *
 * @param last its latest heartbeat; of a node that stopped, with the lanes it served before
 * @param heard when that reached us, by our clock: the node's own may be wrong
 */
record KnownNode(NodeHeartbeat last, Instant heard, boolean online) {
    /** The node after one more heartbeat. */
    static KnownNode hear(NodeHeartbeat heartbeat, List<LaneLoad> before, Instant now) {
        if (!heartbeat.getStopping()) {
            return new KnownNode(heartbeat, now, true);
        }
        List<LaneLoad> lanes = heartbeat.getLanes().isEmpty() ? before : heartbeat.getLanes();
        return new KnownNode(NodeHeartbeat.newBuilder(heartbeat).setLanes(lanes).build(), now, false);
    }

    KnownNode offline() {
        return new KnownNode(last, heard, false);
    }

    /** Whether it takes jobs, by what it said last. */
    boolean takes() {
        return last.getIntake() == Intake.TAKING;
    }

    /** Whether what it runs is on trial. */
    boolean isCanary() {
        return last.getTrack() == Track.CANARY;
    }

    /**
     * Whether the node serves the jobs of a waiter's lane, while it is online and takes any. Where stable nodes are, those
     * on the canary track are served too: they stand in.
     */
    boolean has(String lane) {
        return has(Waiter.bare(lane), Track.STABLE) || (Waiter.isCanary(lane) && has(Waiter.bare(lane), Track.CANARY));
    }

    boolean has(String lane, Track track) {
        return last.getLanes().stream().anyMatch(load -> load.getLane().equals(lane) && load.getTrack() == track);
    }
}
