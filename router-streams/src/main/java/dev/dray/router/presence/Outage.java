package dev.dray.router.presence;

import dev.dray.schema.NodeHeartbeat;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in which nobody takes jobs from a lane.
 *
 * @param id the same for all lanes that went with one node, and another for each outage
 * @param lane one of the lanes concerned
 */
record Outage(String id, String lane, Cause cause) {

    /** Why nobody does. */
    sealed interface Cause {
        /** Nobody ever served it. */
        record Never() implements Cause {}

        /** The last node that served it was last heard of then. */
        record Offline(Instant since) implements Cause {}

        /** Its node is there and told to take nothing: {@code paused}, or {@code drained}. */
        record Ordered(String node, String word, Instant since, String by) implements Cause {}

        /** Its node is there and cannot write to its disk. */
        record Blocked(String node, Instant since) implements Cause {}
    }

    /** When it began; unknown where nobody ever served the lane. */
    Optional<Instant> since() {
        return switch (cause) {
            case Cause.Never _ -> Optional.empty();
            case Cause.Offline offline -> Optional.of(offline.since());
            case Cause.Ordered ordered -> Optional.of(ordered.since());
            case Cause.Blocked blocked -> Optional.of(blocked.since());
        };
    }

    static Outage never(String lane) {
        return new Outage("never:" + lane, lane, new Cause.Never());
    }

    /**
     * The outage that came with the node last heard of. One that restarts while it is to take nothing makes no other
     * outage of it.
     */
    static Outage of(String lane, KnownNode node) {
        NodeHeartbeat last = node.last();
        Instant since = last.getIntakeSince().orElse(last.getAt());
        return new Outage(
                last.getNode() + "@" + since,
                lane,
                node.online() ? there(last, since) : new Cause.Offline(last.getAt()));
    }

    private static Cause there(NodeHeartbeat node, Instant since) {
        return switch (node.getIntake()) {
            case TAKING -> throw new IllegalArgumentException(node.getNode() + " is there and takes jobs");
            case PAUSED -> new Cause.Ordered(node.getNode(), "paused", since, node.getIntakeWhy());
            case DRAINED -> new Cause.Ordered(node.getNode(), "drained", since, node.getIntakeWhy());
            case BLOCKED -> new Cause.Blocked(node.getNode(), since);
        };
    }
}
