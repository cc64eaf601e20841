package dev.dray.node.command;

import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;

/** Whether nodes take jobs, in words. */
record Intakes(Times times) {

    /** {@code paused}, {@code draining} or {@code drained}; empty where it takes jobs. */
    static String word(NodeHeartbeat node) {
        return switch (node.getIntake()) {
            case TAKING -> "";
            case PAUSED -> "paused";
            case DRAINED ->
                node.getLanes().stream().mapToInt(LaneLoad::getRunning).sum() > 0 ? "draining" : "drained";
        };
    }

    /** {@code paused since 10:42 by cli}; empty where it takes jobs. */
    String of(NodeHeartbeat node) {
        return node.getIntakeSince()
                .map(since -> "%s since %s by %s".formatted(word(node), times.at(since), node.getIntakeWhy()))
                .orElse("");
    }
}
