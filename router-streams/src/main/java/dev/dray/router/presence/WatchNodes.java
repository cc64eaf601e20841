package dev.dray.router.presence;

import dev.dray.router.deadletter.Arrival;
import dev.dray.router.decide.Alarm;
import dev.dray.router.decide.Decision;
import dev.dray.router.journal.NodeEntries;
import dev.dray.router.out.Effect;
import dev.dray.router.out.LineChange;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Follows heartbeats and the line of heavy jobs, and tells of outages: memory once for each node that goes or comes
 * back, a conversation once for each outage that keeps a job of its waiting, and once when it is over. One task does this for everybody, so that
 * "once" needs no agreement.
 */
public final class WatchNodes implements Decision {
    /** The store of nodes, which others of the task read too. */
    public static final String NODES = Nodes.STORE;

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

    private record Task(Presence presence, Line line, Announcements announcements, Alarm alarm) {}

    public static Set<StoreBuilder<?>> stores() {
        return Set.of(Line.store(), Told.store());
    }

    /** Builds {@link #NODES}. */
    public static StoreBuilder<?> nodes() {
        return Nodes.store();
    }

    @Override
    public void begin(ProcessorContext<String, Effect> context) {
        Instant begun = Instant.ofEpochMilli(context.currentSystemTimeMs());
        Presence presence = new Presence(new Nodes(context.getStateStore(Nodes.STORE), begun), offlineAfter, begun);
        Line line = new Line(context.getStateStore(Line.STORE));
        Told told = new Told(context.getStateStore(Told.STORE));
        Alarm alarm = new Alarm(context, this::look);
        task = new Task(presence, line, new Announcements(presence, line, told, notices), alarm);
        presence.nextChange(begun).ifPresent(alarm::setBy);
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
        Stream<Effect> change = heard
                .before()
                .filter(before ->
                        told(before.last()) && before.online() != heard.after().online())
                .<Effect>map(before -> heard.after().online()
                        ? entries.back(before.last(), now)
                        : entries.gone(heard.after().last(), now))
                .stream();
        return withNotices(change, now);
    }

    private List<Effect> look(Instant now) {
        Stream<Effect> gone = task().presence.expire(now).stream()
                .map(KnownNode::last)
                .filter(WatchNodes::told)
                .map(last -> entries.gone(last, now));
        return withNotices(gone, now);
    }

    private List<Effect> withNotices(Stream<Effect> changes, Instant now) {
        task().presence.nextChange(now).ifPresent(task().alarm::setBy);
        return Stream.of(changes, task().announcements.toAll(now).stream(), task().announcements.back(now).stream())
                .flatMap(effects -> effects)
                .toList();
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
