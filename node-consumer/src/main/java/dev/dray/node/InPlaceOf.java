package dev.dray.node;

import dev.dray.node.lane.Lane;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Track;

/** Whom a node stands in for: while one of these serves a lane, it does not. */
enum InPlaceOf {
    /** The primaries of the lane's own track; so does a backup. */
    PRIMARIES {
        @Override
        boolean is(NodeHeartbeat node, LaneLoad load, Lane.Name lane) {
            return node.getRole() == NodeRole.PRIMARY
                    && node.getTrack() == lane.track()
                    && load.getTrack() == lane.track();
        }
    },

    /** The canary nodes; so does a stable node, for jobs that were on trial when they went. */
    CANARIES {
        @Override
        boolean is(NodeHeartbeat node, LaneLoad load, Lane.Name lane) {
            return node.getTrack() == Track.CANARY && load.getTrack() == Track.CANARY;
        }
    },

    /** The canary nodes, and the stable primaries that would stand in for them; so does a stable backup. */
    CANARIES_AND_PRIMARIES {
        @Override
        boolean is(NodeHeartbeat node, LaneLoad load, Lane.Name lane) {
            return CANARIES.is(node, load, lane) || PRIMARIES.is(node, load, new Lane.Name(lane.lane(), Track.STABLE));
        }
    };

    /** Whether a node that serves a lane of that name, as its load says, is one of them. */
    abstract boolean is(NodeHeartbeat node, LaneLoad load, Lane.Name lane);
}
