package dev.dray.router.presence;

import dev.dray.router.deadletter.Arrival;
import dev.dray.router.decide.Decision;
import dev.dray.router.journal.NodeEntries;
import dev.dray.router.out.Effect;
import dev.dray.router.out.Effects;
import dev.dray.router.out.LineChange;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Follows heartbeats and the line of heavy jobs, and tells of outages: memory once for each node that goes or comes
 * back, a conversation once for each outage that keeps a job of its waiting. One task does this for everybody, so that
 * "once" needs no agreement.
 */
public final class WatchNodes implements Decision {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Duration offlineAfter;
    private final OutageNotices notices;
    private final NodeEntries entries;
    private @Nullable Task task;

    /**
     * Watches nodes.
     *
     * @param offlineAfter how long a node may be silent
     * @param zone in which people are told times
     */
    public WatchNodes(Duration offlineAfter, ZoneId zone, NodeEntries entries) {
        this.offlineAfter = offlineAfter;
        this.notices = new OutageNotices(zone);
        this.entries = entries;
    }

    private record Task(Presence presence, Line line, Announcements announcements) {}

    public static Set<StoreBuilder<?>> stores() {
        return Set.of(Nodes.store(), Line.store(), Told.store());
    }

    @Override
    public void begin(ProcessorContext<String, Effect> context) {
        Instant begun = Instant.ofEpochMilli(context.currentSystemTimeMs());
        Presence presence = new Presence(new Nodes(context.getStateStore(Nodes.STORE), begun), offlineAfter, begun);
        Line line = new Line(context.getStateStore(Line.STORE));
        Told told = new Told(context.getStateStore(Told.STORE));
        task = new Task(presence, line, new Announcements(presence, line, told, notices));
        context.schedule(
                LOOK,
                PunctuationType.WALL_CLOCK_TIME,
                now -> Effects.forward(context, look(Instant.ofEpochMilli(now))));
    }

    @Override
    public List<Effect> of(Arrival arrival) throws UndecodableException {
        if (arrival.isOn(Topics.NODES.name())) {
            return heard(Topics.NODES.read(arrival.value()), arrival.at());
        }
        return switch (LineChange.read(arrival.bytes())) {
            case LineChange.Joined(var waiter) -> {
                task().line.join(waiter);
                yield task().announcements.to(waiter, arrival.at());
            }
            case LineChange.Left(var waiter) -> {
                task().line.leave(waiter);
                yield List.of();
            }
        };
    }

    private List<Effect> heard(NodeHeartbeat heartbeat, Instant now) {
        var heard = task().presence.hear(heartbeat, now);
        Optional<KnownNode> before = heard.before().filter(node -> told(node.last()));
        if (before.isEmpty() || before.get().online() == heard.after().online()) {
            return List.of();
        }
        return List.of(
                heard.after().online()
                        ? entries.back(before.get().last(), now)
                        : entries.gone(heard.after().last(), now));
    }

    private List<Effect> look(Instant now) {
        Stream<Effect> gone = task().presence.expire(now).stream()
                .map(KnownNode::last)
                .filter(WatchNodes::told)
                .map(last -> entries.gone(last, now));
        return Stream.concat(gone, task().announcements.toAll(now).stream()).toList();
    }

    /** The gateway's own node comes and goes with the gateway; that is nothing to remember. */
    private static boolean told(NodeHeartbeat heartbeat) {
        return heartbeat.getRole() != NodeRole.GATEWAY;
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("a heartbeat before the beginning");
        }
        return task;
    }
}
