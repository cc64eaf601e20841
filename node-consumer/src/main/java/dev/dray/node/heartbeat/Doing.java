package dev.dray.node.heartbeat;

import dev.dray.node.intake.Taking;
import dev.dray.schema.LaneLoad;
import java.util.List;

/**
 * What a node is doing.
 *
 * @param lanes those it serves, also while it takes nothing from them
 */
public record Doing(List<LaneLoad> lanes, Taking taking) {
    public Doing {
        lanes = List.copyOf(lanes);
    }
}
