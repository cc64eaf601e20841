package dev.dray.node;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dray.broker.Broker;
import dev.dray.broker.Clients;
import dev.dray.broker.DeadLetters;
import dev.dray.broker.read.Keep;
import dev.dray.broker.read.TableListener;
import dev.dray.broker.read.TopicTable;
import dev.dray.node.attempt.Attempts;
import dev.dray.node.attempt.Cancels;
import dev.dray.node.attempt.Workspaces;
import dev.dray.node.executor.Executor;
import dev.dray.node.file.FileCourier;
import dev.dray.node.file.GatewayReach;
import dev.dray.node.file.JobFiles;
import dev.dray.node.file.Patience;
import dev.dray.node.file.Transfer;
import dev.dray.node.heartbeat.Doing;
import dev.dray.node.heartbeat.Heartbeats;
import dev.dray.node.heartbeat.NodeIdentity;
import dev.dray.node.intake.Gate;
import dev.dray.node.intake.LedgerWatch;
import dev.dray.node.intake.Orders;
import dev.dray.node.intake.Taking;
import dev.dray.node.lane.Lane;
import dev.dray.node.ledger.Attempt;
import dev.dray.node.ledger.Ledger;
import dev.dray.node.process.JobProcesses;
import dev.dray.node.process.ProcessTable;
import dev.dray.node.report.By;
import dev.dray.node.report.LaterWrites;
import dev.dray.node.report.Reporter;
import dev.dray.node.report.ResultOutbox;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.Timer;
import dev.dray.schema.Command;
import dev.dray.schema.NodeRole;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one run of a node, from its start to its close. */
final class RunningNode {
    private static final Logger log = LoggerFactory.getLogger(RunningNode.class);
    /** A producer keeps what it was given through an outage this long, in order; the ledger keeps results for ever. */
    private static final Duration LONGEST_OUTAGE = Duration.ofDays(1);

    private static final Duration STALE_HEARTBEAT = Duration.ofSeconds(3);
    private static final Duration LEDGER_AGAIN = Duration.ofSeconds(5);
    private static final Patience FILES_AGAIN =
            new Patience(Duration.ofSeconds(1), Duration.ofMinutes(1), Integer.MAX_VALUE);
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(10);
    private static final Duration TO_CUT = Duration.ofSeconds(10);
    private static final Duration TO_DELIVER = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration TIDYING = Duration.ofHours(6);

    private final NodeSettings settings;
    private final Timer timer;
    private final InstantSource clock;
    private final Gate gate = new Gate(this::follow);
    private final Ledger ledger;
    private final Workspaces workspaces;
    private final Transfer fetching;
    private final Transfer bringing;
    private final Reporter reporter;
    private final ResultOutbox outbox;
    private final Attempts attempts;
    private final TopicTable<Command> commands;
    private final ServedLanes lanes;
    private final Producer<String, byte[]> heartbeatProducer;
    private final Heartbeats heartbeats;
    private final Standby standby;
    private Timer.Scheduled tidying = () -> {};
    private boolean closed;

    RunningNode(
            NodeSettings settings,
            Map<String, Executor> executors,
            Broker broker,
            Home home,
            GatewayReach gateway,
            Timer timer,
            InstantSource clock) {
        this.settings = settings;
        this.timer = timer;
        this.clock = clock;
        Clients clients = new Clients(broker, "node-" + settings.name());
        ledger = Ledger.open(home.state().resolve(ledgerName(settings.role())));
        workspaces = new Workspaces(home.work());
        Producer<String, byte[]> reports = clients.producer("reports", LONGEST_OUTAGE);
        reporter = new Reporter(reports, timer);
        LedgerWatch watch = new LedgerWatch(gate::block, clock);
        fetching = new Transfer(gateway, Patience.ofAMinute());
        bringing = new Transfer(gateway, Patience.ofSeconds());
        FileCourier courier =
                new FileCourier(bringing, workspaces::made, reporter::tell, settings.name(), timer, FILES_AGAIN);
        outbox = new ResultOutbox(ledger, reporter, new LaterWrites(watch, timer, LEDGER_AGAIN), courier, clock);
        Cancels cancels = new Cancels();
        List<TableListener<Command>> listeners = settings.role() == NodeRole.GATEWAY
                ? List.of(cancels) // Light jobs are answered always.
                : List.of(cancels, new Orders(settings.name(), gate::order));
        commands = new TopicTable<>(clients, Topics.COMMANDS, Keep.nothing(), listeners);
        attempts = new Attempts(
                new By(settings.name(), settings.track()),
                executors,
                workspaces,
                new JobFiles(fetching),
                new Attempts.Records(ledger, watch, outbox, reporter, cancels),
                clock,
                LEDGER_AGAIN);
        DeadLetters deadLetters = new DeadLetters(reports, clock);
        lanes = new ServedLanes(settings, new Lane.Shared(clients, attempts, deadLetters, reporter));
        standby = new Standby(StandIn.of(settings), lanes, clients, timer, clock);
        heartbeatProducer = clients.producer("heartbeats", STALE_HEARTBEAT);
        heartbeats = new Heartbeats(identity(settings, clock), home.root(), this::doing, heartbeatProducer, clock);
    }

    /** Returns when it is ready to take jobs, or after a while in which the broker did not answer; then it is soon. */
    void start() {
        endLeftovers();
        outbox.resume();
        tidying = timer.every(TIDYING, this::tidy);
        commands.start();
        CompletableFuture<Void> serving = commands.caughtUp().thenRun(this::serve);
        try {
            serving.get(TO_CATCH_UP.toNanos(), NANOSECONDS);
        } catch (TimeoutException _) {
            log.atWarn().addKeyValue("node", settings.name()).log("The broker does not answer; the node waits for it");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CancellationException)) { // Otherwise it was closed meanwhile.
                throw new IllegalStateException("cannot serve the lanes of node " + settings.name(), e);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops softly, with {@link #cut} hard. */
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        commands.close(); // Closed first, nothing more begins to serve.
        standby.close();
        tidying.close();
        lanes.stopTaking();
        Thread.ofVirtual().name("last-heartbeats").start(heartbeats::stopping);
        try {
            if (!lanes.awaitIdle(settings.stop())) {
                attempts.cut();
                lanes.awaitIdle(TO_CUT);
            }
            outbox.delivered().get(TO_DELIVER.toNanos(), NANOSECONDS);
        } catch (TimeoutException | ExecutionException _) {
            log.atInfo()
                    .addKeyValue("node", settings.name())
                    .log("Results not yet sent are kept and sent after the next start");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        attempts.cut();
        lanes.close();
        heartbeats.close();
        fetching.close();
        bringing.close();
        heartbeatProducer.close(Duration.ofSeconds(1));
        reporter.close();
        outbox.close();
        ledger.close();
    }

    void cut() {
        attempts.cut();
    }

    private void serve() {
        if (settings.standby().isEmpty()) {
            settings.names().forEach(lanes::serve);
        }
        standby.start();
        // Not sooner: a heartbeat that names no lane would say that nobody serves them.
        heartbeats.start(timer, settings.heartbeat());
    }

    private void follow(Taking taking) {
        lanes.take(taking.intake());
        Thread.ofVirtual().name("heartbeat-out-of-turn").start(heartbeats::beat);
    }

    private Doing doing() {
        return new Doing(lanes.loads(), gate.now(), attempts.running());
    }

    /** What a killed node left running works for nobody any more, and would be in the way of running it again. */
    private void endLeftovers() {
        ProcessTable processes = ProcessTable.ofThisMachine();
        for (Attempt attempt : ledger.unended()) {
            new JobProcesses(processes, JobProcesses.marks(attempt.job(), settings.name())).end(GRACE);
        }
    }

    private void tidy() {
        workspaces.delete(ledger.prune(clock.instant().minus(KEPT)));
    }

    private static NodeIdentity identity(NodeSettings settings, InstantSource clock) {
        return new NodeIdentity(
                settings.name(),
                settings.role(),
                settings.track(),
                UUID.randomUUID().toString(),
                settings.version(),
                clock.instant());
    }

    /** By role, not by name: a machine that is renamed still finds what it did. */
    private static String ledgerName(NodeRole role) {
        return (role == NodeRole.GATEWAY ? "gateway" : "node") + "-ledger.db";
    }
}
