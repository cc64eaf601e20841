package dev.dray.node.heartbeat;

import dev.dray.node.intake.Taking;
import dev.dray.schema.LaneLoad;
import java.util.List;

/**
 * What a node is doing.
 *
 * @param lanes those it serves, also while it takes nothing from them
 * @param running the ids of the jobs it runs
 */
public record Doing(List<LaneLoad> lanes, Taking taking, List<String> running) {
    public Doing {
        lanes = List.copyOf(lanes);
        running = List.copyOf(running);
    }
}
