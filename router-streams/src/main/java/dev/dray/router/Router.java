package dev.dray.router;

import com.codahale.metrics.MetricRegistry;
import dev.dray.broker.Broker;
import dev.dray.router.authorise.People;
import dev.dray.router.canary.Trials;
import dev.dray.router.route.RouteConfig;
import dev.dray.router.stream.FailedThread;
import dev.dray.router.stream.Readiness;
import dev.dray.router.stream.RequiredTopics;
import dev.dray.router.stream.Restored;
import dev.dray.router.stream.StoreMemory;
import dev.dray.router.stream.StreamSettings;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.life.Service;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * The router as a service. What it has decided survives a kill at any moment: the decision, and that it was made, are
 * one transaction. Counts {@code router.repeats}, messages that came again, and {@code router.restored}, records
 * read back into the stores, which a start waits for.
 */
public final class Router implements Service {
    private static final Duration SOFT = Duration.ofSeconds(30);

    /** How long, beyond the session of a member of its group that died, a start may stand still. */
    private static final Duration STILL = Duration.ofMinutes(2);

    private final RouterConfig config;
    private final People people;
    private final List<RouteConfig> routes;
    private final Broker broker;
    private final Home home;
    private final MetricRegistry metrics;
    private final Consumer<RouterException> failed;
    private final Restored restored;
    private final Readiness readiness;
    private final CompletableFuture<Void> cut = new CompletableFuture<>();
    private final FailedThread failedThread = new FailedThread(this::fail);
    private @Nullable Running running;

    /**
     * A router that runs from its start on.
     *
     * @param failed told why, when a router that was ready cannot go on; it is then to be closed
     */
    public Router(
            RouterConfig config,
            People people,
            List<RouteConfig> routes,
            Broker broker,
            Home home,
            MetricRegistry metrics,
            Consumer<RouterException> failed) {
        this.config = config;
        this.people = people;
        this.routes = RouteConfig.distinct(routes);
        this.broker = broker;
        this.home = home;
        this.metrics = metrics;
        this.failed = failed;
        this.restored = new Restored(metrics.counter("router.restored"));
        this.readiness = new Readiness(restored);
    }

    private record Running(KafkaStreams streams, StoreMemory memory) {}

    /**
     * Starts, and returns when messages are being decided; after a loss of the state directory, once it is rebuilt.
     *
     * @throws RouterException where a topic is missing, the stream fails before it is ready, or its start stands still
     */
    @Override
    public void start() {
        new RequiredTopics(broker)
                .check(
                        routes.stream().map(route -> route.run().lane()).toList(),
                        new Trials(routes, config.canary().lanes()).lanes());
        streams().start();
        try {
            readiness.await(config.session().plus(STILL));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RouterException("the router was told to stop before it was ready", e);
        }
    }

    private synchronized KafkaStreams streams() {
        Topology topology = RouterTopology.build(config, people, routes, metrics.counter("router.repeats")::inc);
        Properties settings = new Properties();
        StoreMemory memory = new StoreMemory();
        settings.putAll(StreamSettings.of(config, broker, home.state().resolve("router"), memory));
        KafkaStreams streams = new KafkaStreams(topology, settings);
        streams.setUncaughtExceptionHandler(failedThread);
        streams.setGlobalStateRestoreListener(restored);
        streams.setStateListener((state, _) -> follow(state));
        running = new Running(streams, memory);
        return streams;
    }

    private void follow(State state) {
        if (state == State.RUNNING) {
            failedThread.recovered();
            readiness.serves();
        } else if (state == State.ERROR || state == State.NOT_RUNNING) {
            readiness.fails(new RouterException("the router stopped before it was ready"));
        }
    }

    private void fail(RouterException failure) {
        if (!readiness.fails(failure)) {
            failed.accept(failure);
        }
    }

    @Override
    public synchronized void close() {
        failedThread.closing();
        if (running == null) {
            return;
        }
        Running ending = running;
        running = null;
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread.ofPlatform().name("dray-router-close").start(() -> {
            if (ending.streams.close(CloseOptions.timeout(SOFT))) {
                ending.memory.close();
            }
            closed.complete(null);
        });
        CompletableFuture.anyOf(closed, cut).join();
    }

    @Override
    public void cut() {
        cut.complete(null);
    }
}
