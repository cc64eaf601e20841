package dev.dray.node;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Keep;
import dev.dray.broker.read.TopicTable;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.time.Timer;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the primaries' heartbeats and has a backup join the lanes they leave, and leave when they are back. */
final class Standby implements Service {
    private static final Logger log = LoggerFactory.getLogger(Standby.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final StandbyRule rule;
    private final Set<String> lanes;
    private final ServedLanes served;
    private final TopicTable<NodeHeartbeat> nodes;
    private final Timer timer;
    private final InstantSource clock;
    private Timer.Scheduled looking = () -> {};
    private boolean closed;

    Standby(Duration after, Set<String> lanes, ServedLanes served, Clients clients, Timer timer, InstantSource clock) {
        this.rule = new StandbyRule(after, clock.instant());
        this.lanes = Set.copyOf(lanes);
        this.served = served;
        this.nodes = new TopicTable<>(clients, Topics.NODES, Keep.all(), List.of());
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (closed) {
            return; // The broker answered only while the node was stopping.
        }
        nodes.start();
        looking = timer.every(LOOK, this::look);
    }

    @Override
    public synchronized void close() {
        closed = true;
        looking.close();
        nodes.close();
    }

    /** Looks only once the table is complete: half of it could hide a primary. */
    private void look() {
        if (nodes.caughtUp().isDone()) {
            Collection<NodeHeartbeat> all = nodes.all().values();
            lanes.forEach(lane -> look(lane, all));
        }
    }

    private void look(String lane, Collection<NodeHeartbeat> all) {
        boolean serving = served.serves(lane);
        boolean should = rule.serves(lane, serving, all, clock.instant());
        if (should && !serving) {
            log.atInfo().addKeyValue("lane", lane).log("No primary serves the lane, so this backup joins it");
            served.serve(lane);
        } else if (serving && !should) {
            log.atInfo().addKeyValue("lane", lane).log("A primary serves the lane again, so this backup leaves it");
            served.leave(lane);
        }
    }
}
