package dev.dray.node;

import dev.dray.schema.Intake;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Whether a backup serves a lane: from the moment no primary has served it for a while, until one does again. A primary
 * that says it stops has gone at that moment, and is not back; one that is drained has handed its lanes over. Clocks are
 * those of the nodes.
 *
 * @param after how long the lane must have been without a primary
 * @param since when the backup began to look
 */
record StandbyRule(Duration after, Instant since) {
    private static final Duration PRESENT = Duration.ofSeconds(10);

    boolean serves(String lane, boolean servingNow, Collection<NodeHeartbeat> nodes, Instant now) {
        Instant lastServed = lastSeen(lane, nodes.stream());
        if (servingNow) {
            Instant back = lastSeen(lane, nodes.stream().filter(node -> !node.getStopping()));
            return back.isBefore(now.minus(present()));
        }
        Instant from = lastServed.isAfter(since) ? lastServed : since;
        return !now.isBefore(from.plus(after));
    }

    /** Never longer than the wait, or it would take for present whom it took for gone. */
    private Duration present() {
        return after.compareTo(PRESENT) < 0 ? after : PRESENT;
    }

    private static Instant lastSeen(String lane, Stream<NodeHeartbeat> nodes) {
        return nodes.filter(node -> node.getRole() == NodeRole.PRIMARY)
                .filter(node -> node.getLanes().stream()
                        .anyMatch(load -> load.getLane().equals(lane) && !isHandedOver(node, load)))
                .map(NodeHeartbeat::getAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** While a job of the lane runs, its partition must not move: another node would run the job too. */
    private static boolean isHandedOver(NodeHeartbeat node, LaneLoad load) {
        return node.getIntake() == Intake.DRAINED && load.getRunning() == 0;
    }
}
