package dev.dray.router.presence;

import dev.dray.router.out.Effect;
import dev.dray.schema.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The canary nodes, for another decision of the task that watches nodes: what {@link WatchNodes} noted, read anew each time. */
public final class CanaryNodes {
    private final KeyValueStore<String, byte[]> store;
    private final Duration offlineAfter;
    private final Instant begun;

    /**
     * The canary nodes of a task.
     *
     * @param offlineAfter how long a node may be silent
     * @param begun when the task began: everybody has as long again from then on to be heard of
     */
    public CanaryNodes(ProcessorContext<String, Effect> context, Duration offlineAfter, Instant begun) {
        this.store = context.getStateStore(Nodes.STORE);
        this.offlineAfter = offlineAfter;
        this.begun = begun;
    }

    /** A canary node that serves a lane; {@code start} is another after each start of its process. */
    public record Member(String node, String start) {
        private static Member of(KnownNode known) {
            return new Member(known.last().getNode(), known.last().getInstance());
        }
    }

    /** The canary nodes of a lane that are there and take its jobs, by name. */
    public List<Member> taking(String lane, Instant now) {
        return serving(lane)
                .filter(node -> node.online() && node.takes() && !longAgo(node.heard(), now))
                .map(Member::of)
                .toList();
    }

    /** All canary nodes of a lane, there or not. */
    public List<Member> known(String lane) {
        return serving(lane).map(Member::of).toList();
    }

    /** Whether a node nobody has heard of yet may still turn up, after our start. */
    public boolean mayTurnUp(Instant now) {
        return !longAgo(begun, now);
    }

    /** When, unless something is heard before, one may have gone or the patience after our start be over. */
    public Optional<Instant> nextChange(Instant now) {
        return Stream.concat(
                        Stream.of(begun),
                        new Nodes(store, begun)
                                .all().stream()
                                        .filter(node -> node.isCanary() && node.online())
                                        .map(KnownNode::heard))
                .map(heard -> heard.plus(offlineAfter).plusMillis(1))
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    private Stream<KnownNode> serving(String lane) {
        return new Nodes(store, begun).all().stream().filter(node -> node.isCanary() && node.has(lane, Track.CANARY));
    }

    private boolean longAgo(Instant instant, Instant now) {
        return instant.plus(offlineAfter).isBefore(now);
    }
}
