package dev.dray.node.command;

import dev.dray.schema.Intake;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;

/** Whether nodes take jobs, in words. */
record Intakes(Times times) {

    /** {@code paused}, {@code draining}, {@code drained} or {@code blocked}; empty where it takes jobs. */
    static String word(NodeHeartbeat node) {
        return switch (node.getIntake()) {
            case TAKING -> "";
            case PAUSED -> "paused";
            case BLOCKED -> "blocked";
            case DRAINED ->
                node.getLanes().stream().mapToInt(LaneLoad::getRunning).sum() > 0 ? "draining" : "drained";
        };
    }

    /** {@code paused since 10:42 by cli}, {@code blocked since 10:42 (the disk is full)}; empty where it takes jobs. */
    String of(NodeHeartbeat node) {
        String form = node.getIntake() == Intake.BLOCKED ? "%s since %s (%s)" : "%s since %s by %s";
        return node.getIntakeSince()
                .map(since -> form.formatted(word(node), times.at(since), node.getIntakeWhy()))
                .orElse("");
    }
}
