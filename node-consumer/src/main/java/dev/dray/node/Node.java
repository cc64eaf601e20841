package dev.dray.node;

import dev.dray.broker.Broker;
import dev.dray.node.executor.Executor;
import dev.dray.node.file.GatewayReach;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.time.Timer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * A node: pulls jobs from the lanes it serves, runs them with its executors, reports each fact, and says every two
 * seconds that it lives. Starts also where the broker is away, and begins once it is there.
 *
 * <p>A job runs at least once and its end is reported effectively once, through kill -9, a broker that goes away and a
 * group that moves on. A soft stop takes nothing new and lets run what runs up to a limit; what is cut then, or by
 * {@link #cut}, is treated as interrupted when the node is back.
 */
public final class Node implements Service {
    private final NodeSettings settings;
    private final Map<String, Executor> executors;
    private final Broker broker;
    private final Home home;
    private final GatewayReach gateway;
    private final Timer timer;
    private final InstantSource clock;
    private Optional<RunningNode> running = Optional.empty();

    /**
     * A node of those settings.
     *
     * @param executors by the kind of job each runs
     * @param gateway where jobs' files come from and go to
     */
    public Node(
            NodeSettings settings,
            Map<String, Executor> executors,
            Broker broker,
            Home home,
            GatewayReach gateway,
            Timer timer,
            InstantSource clock) {
        this.settings = settings;
        this.executors = Map.copyOf(executors);
        this.broker = broker;
        this.home = home;
        this.gateway = gateway;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        RunningNode node = new RunningNode(settings, executors, broker, home, gateway, timer, clock);
        running = Optional.of(node);
        node.start();
    }

    @Override
    public void close() {
        now().ifPresent(RunningNode::close);
    }

    @Override
    public void cut() {
        now().ifPresent(RunningNode::cut);
    }

    private synchronized Optional<RunningNode> now() {
        return running;
    }
}
