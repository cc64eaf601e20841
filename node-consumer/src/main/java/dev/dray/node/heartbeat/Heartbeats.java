package dev.dray.node.heartbeat;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dray.runtime.time.Timer;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's signs of life, one in each interval. One that cannot be sent is forgotten: the next says more. The last says
 * that the node stops.
 */
public final class Heartbeats implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);
    /** A heartbeat stays small, whatever the node is capable of. */
    private static final int MOST_NAMED = 200;

    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final NodeIdentity node;
    private final Path home;
    private final Supplier<Doing> doing;
    private final Producer<String, byte[]> producer;
    private final InstantSource clock;
    private Optional<Machine> machine = Optional.empty();
    private Optional<Timer.Scheduled> beating = Optional.empty();
    private boolean stopping;
    private boolean closed;

    /**
     * @param home whose disk is measured
     * @param producer one that soon gives up on a record, so that an outage is not followed by a shower of old news
     */
    public Heartbeats(
            NodeIdentity node,
            Path home,
            Supplier<Doing> doing,
            Producer<String, byte[]> producer,
            InstantSource clock) {
        this.node = node;
        this.home = home;
        this.doing = doing;
        this.producer = producer;
        this.clock = clock;
    }

    /** Begins, unless it was closed before; the first heartbeat goes out at once, on the timer's thread. */
    public synchronized void start(Timer timer, Duration interval) {
        if (closed) {
            return;
        }
        beating = Optional.of(timer.every(interval, this::beat));
        timer.after(Duration.ZERO, this::beat);
    }

    /** Says from now on that the node stops: it finishes what runs. */
    public void stopping() {
        synchronized (this) {
            stopping = true;
        }
        beat();
    }

    /** Says so for the last time, and waits a moment for that to arrive. */
    @Override
    public synchronized void close() {
        beating.ifPresent(Timer.Scheduled::close);
        stopping = true;
        if (!closed && beating.isPresent()) {
            try {
                send(heartbeat()).get(LAST_WORD.toNanos(), NANOSECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                log.atDebug().setCause(e).log("The last heartbeat was not acknowledged");
            }
        }
        closed = true;
    }

    /** Sends one more, out of turn, where there is something new to say. */
    public synchronized void beat() {
        if (closed || beating.isEmpty()) {
            return;
        }
        try {
            send(heartbeat());
        } catch (KafkaException e) {
            log.atDebug().setCause(e).log("A heartbeat was not sent");
        }
    }

    private Future<RecordMetadata> send(NodeHeartbeat heartbeat) {
        return producer.send(Topics.NODES.record(heartbeat));
    }

    private NodeHeartbeat heartbeat() {
        Vitals vitals = machine().sample();
        Doing now = doing.get();
        return NodeHeartbeat.newBuilder()
                .setNode(node.name())
                .setInstance(node.instance())
                .setRole(node.role())
                .setTrack(node.track())
                .setVersion(node.version())
                .setAt(clock.instant())
                .setStartedAt(node.startedAt())
                .setStopping(stopping)
                .setLanes(now.lanes())
                .setIntake(now.taking().intake())
                .setIntakeSince(now.taking().since().orElse(null))
                .setIntakeWhy(now.taking().why())
                .setRunning(now.running().stream().limit(MOST_NAMED).toList())
                .setCpu(vitals.cpu())
                .setMemoryUsed(vitals.memoryUsed())
                .setMemoryTotal(vitals.memoryTotal())
                .setDiskFree(vitals.diskFree())
                .setDiskTotal(vitals.diskTotal())
                .setNetworkIn(vitals.networkIn())
                .setNetworkOut(vitals.networkOut())
                .build();
    }

    /** Looked up late, as that takes a few hundred milliseconds. */
    private Machine machine() {
        Machine found = machine.orElseGet(() -> new Machine(home));
        machine = Optional.of(found);
        return found;
    }
}
