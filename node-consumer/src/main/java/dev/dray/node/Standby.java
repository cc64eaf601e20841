package dev.dray.node;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Keep;
import dev.dray.broker.read.TopicTable;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.time.Timer;
import dev.dray.schema.Canary;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the others' heartbeats and has a node join the lanes it serves in their place, and leave when they are back. Where
 * only trials need it, it looks at heartbeats no sooner than something is on trial.
 */
final class Standby implements Service {
    private static final Logger log = LoggerFactory.getLogger(Standby.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final List<StandbyRule> rules;
    private final ServedLanes served;
    private final TopicTable<NodeHeartbeat> nodes;
    private final TopicTable<Canary> canaries;
    private final Timer timer;
    private final InstantSource clock;
    private Timer.Scheduled looking = () -> {};
    private boolean watching;
    private boolean closed;

    Standby(List<StandIn> standIns, ServedLanes served, Clients clients, Timer timer, InstantSource clock) {
        this.rules = standIns.stream()
                .map(standIn -> new StandbyRule(standIn, clock.instant()))
                .toList();
        this.served = served;
        this.nodes = new TopicTable<>(clients, Topics.NODES, Keep.all(), List.of());
        this.canaries = new TopicTable<>(clients, Topics.CANARIES, Keep.all(), List.of());
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (closed || rules.isEmpty()) {
            return; // Where it is closed, the broker answered only while the node was stopping.
        }
        if (rules.stream().anyMatch(rule -> rule.standIn().isForTrials())) {
            canaries.start();
        }
        looking = timer.every(LOOK, this::look);
        look();
    }

    @Override
    public synchronized void close() {
        closed = true;
        looking.close();
        nodes.close();
        canaries.close();
    }

    /** Looks only once the table is complete: half of it could hide a primary. */
    private synchronized void look() {
        List<StandbyRule> needed = rules.stream().filter(this::isNeeded).toList();
        if (closed || needed.isEmpty()) {
            return;
        }
        if (!watching) {
            watching = true;
            nodes.start();
        }
        if (nodes.caughtUp().isDone()) {
            Collection<NodeHeartbeat> all = nodes.all().values();
            needed.forEach(rule -> look(rule, all));
        }
    }

    private boolean isNeeded(StandbyRule rule) {
        StandIn standIn = rule.standIn();
        return !standIn.isForTrials()
                || canaries.all().values().stream()
                        .anyMatch(
                                canary -> canary.getLane().equals(standIn.lane().lane()));
    }

    private void look(StandbyRule rule, Collection<NodeHeartbeat> all) {
        StandIn standIn = rule.standIn();
        boolean serving = served.serves(standIn.lane());
        boolean should = rule.serves(serving, all, clock.instant());
        if (should && !serving) {
            log.atInfo()
                    .addKeyValue("lane", standIn.lane())
                    .log("The nodes that should serve the lane are gone, so this one joins it in their place");
            served.serve(standIn.lane());
        } else if (serving && !should) {
            log.atInfo()
                    .addKeyValue("lane", standIn.lane())
                    .log("One of the nodes that should serve the lane is back, so this one leaves it");
            served.leave(standIn.lane());
        }
    }
}
