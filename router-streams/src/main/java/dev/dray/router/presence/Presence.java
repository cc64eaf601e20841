package dev.dray.router.presence;

import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which nodes are there and which lanes they serve. A node is gone once it says so or has been silent for too long, both
 * by our clock; after a start of ours everybody has as long again to be heard of.
 */
final class Presence {
    private final Nodes nodes;
    private final Duration offlineAfter;
    private final Instant begun;

    Presence(Nodes nodes, Duration offlineAfter, Instant begun) {
        this.nodes = nodes;
        this.offlineAfter = offlineAfter;
        this.begun = begun;
    }

    /** A node as it was before a heartbeat, if it was known, and as it is after it. */
    record Heard(Optional<KnownNode> before, KnownNode after) {}

    Heard hear(NodeHeartbeat heartbeat, Instant now) {
        Optional<KnownNode> before = nodes.find(heartbeat.getNode());
        List<LaneLoad> lanes = before.map(node -> node.last().getLanes()).orElse(List.of());
        KnownNode after = KnownNode.hear(heartbeat, lanes, now);
        nodes.put(after);
        return new Heard(before, after);
    }

    /** The nodes that have just been silent for too long; each is told of once. */
    List<KnownNode> expire(Instant now) {
        List<KnownNode> gone = nodes.all().stream()
                .filter(node -> node.online() && longAgo(node.heard(), now))
                .map(KnownNode::offline)
                .toList();
        gone.forEach(nodes::put);
        return gone;
    }

    /**
     * The outage of a lane, unless somebody takes jobs from it, or may still turn up after our start. A node that is there
     * and takes none gets as long as a silent one: it may be back, or another may have its lanes.
     */
    Optional<Outage> outage(String lane, Instant now) {
        List<KnownNode> having =
                nodes.all().stream().filter(node -> node.has(lane)).toList();
        List<KnownNode> online = having.stream().filter(KnownNode::online).toList();
        if (online.stream().anyMatch(node -> node.takes() || stoppedTakingJustNow(node, now))) {
            return Optional.empty();
        }
        Optional<Outage> ended = (online.isEmpty() ? having : online)
                .stream().max(Comparator.comparing(node -> node.last().getAt())).map(last -> Outage.of(lane, last));
        return ended.isPresent() || !longAgo(begun, now) ? ended : Optional.of(Outage.never(lane));
    }

    /** A node that takes jobs from a lane, by its own word. */
    Optional<String> taker(String lane) {
        return nodes.all().stream()
                .filter(node -> node.online() && node.has(lane) && node.takes())
                .map(node -> node.last().getNode())
                .findFirst();
    }

    /** When, unless something is heard before, a node or the patience after our start may have run out. */
    Optional<Instant> nextChange(Instant now) {
        return Stream.concat(
                        Stream.of(begun),
                        nodes.all().stream().filter(KnownNode::online).map(KnownNode::heard))
                .map(heard -> heard.plus(offlineAfter).plusMillis(1))
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** By whichever clock said so; where that is ahead of ours, we do not wait for it. */
    private boolean stoppedTakingJustNow(KnownNode node, Instant now) {
        return node.last()
                .getIntakeSince()
                .filter(since -> !since.isAfter(now) && !longAgo(since, now))
                .isPresent();
    }

    private boolean longAgo(Instant instant, Instant now) {
        return instant.plus(offlineAfter).isBefore(now);
    }
}
