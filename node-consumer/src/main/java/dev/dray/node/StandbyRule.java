package dev.dray.node;

import dev.dray.schema.Intake;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Whether a node serves a lane in place of others: from the moment none of them has served it for a while, until one does
 * again. One that says it stops has gone at that moment, and is not back; one that is drained has handed its lanes over.
 * Clocks are those of the nodes.
 *
 * @param since when the node began to look
 */
record StandbyRule(StandIn standIn, Instant since) {
    private static final Duration PRESENT = Duration.ofSeconds(10);

    boolean serves(boolean servingNow, Collection<NodeHeartbeat> nodes, Instant now) {
        Instant lastServed = lastSeen(nodes.stream());
        if (servingNow) {
            Instant back = lastSeen(nodes.stream().filter(node -> !node.getStopping()));
            return back.isBefore(now.minus(present()));
        }
        Instant from = lastServed.isAfter(since) ? lastServed : since;
        return !now.isBefore(from.plus(standIn.after()));
    }

    /** Never longer than the wait, or it would take for present whom it took for gone. */
    private Duration present() {
        return standIn.after().compareTo(PRESENT) < 0 ? standIn.after() : PRESENT;
    }

    private Instant lastSeen(Stream<NodeHeartbeat> nodes) {
        return nodes.filter(node -> node.getLanes().stream().anyMatch(load -> counts(node, load)))
                .map(NodeHeartbeat::getAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private boolean counts(NodeHeartbeat node, LaneLoad load) {
        return load.getLane().equals(standIn.lane().lane())
                && standIn.whom().is(node, load, standIn.lane())
                && !isHandedOver(node, load);
    }

    /** While a job of the lane runs, its partition must not move: another node would run the job too. */
    private static boolean isHandedOver(NodeHeartbeat node, LaneLoad load) {
        return node.getIntake() == Intake.DRAINED && load.getRunning() == 0;
    }
}
