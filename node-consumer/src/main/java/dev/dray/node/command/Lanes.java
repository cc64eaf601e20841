package dev.dray.node.command;

import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who serves which lane. */
record Lanes(Board board, Times times) {
    private static final Duration UNSEEN = Duration.ofSeconds(10);

    /** Whether a node lives, by its last sign of life. */
    static boolean isOnline(NodeHeartbeat node, Instant now) {
        return !node.getStopping() && node.getAt().isAfter(now.minus(UNSEEN));
    }

    List<NodeHeartbeat> online() {
        return board.nodes().stream()
                .filter(node -> isOnline(node, times.now()))
                .sorted(Comparator.comparing(NodeHeartbeat::getNode))
                .toList();
    }

    /** The nodes online that serve it. */
    List<NodeHeartbeat> serving(String lane, Track track) {
        return online().stream()
                .filter(node -> loads(node, lane, track).findAny().isPresent())
                .toList();
    }

    /** When a node that serves it no more was last heard of. */
    Optional<Instant> lastServed(String lane, Track track) {
        return board.nodes().stream()
                .filter(node -> loads(node, lane, track).findAny().isPresent())
                .map(NodeHeartbeat::getAt)
                .max(Comparator.naturalOrder());
    }

    static Stream<LaneLoad> loads(NodeHeartbeat node, String lane, Track track) {
        return node.getLanes().stream().filter(load -> load.getLane().equals(lane) && load.getTrack() == track);
    }
}
