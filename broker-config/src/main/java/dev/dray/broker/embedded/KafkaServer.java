package dev.dray.broker.embedded;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.BrokerException;
import dev.dray.runtime.value.HostPort;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** One run of Kafka's own server, from a start that either succeeds or explains itself to a stop. */
final class KafkaServer implements AutoCloseable {
    private static final HostPort ANY_ON_LOOPBACK = new HostPort("127.0.0.1", 0);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PATIENCE_WITH_A_FAILURE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;

    private final KafkaRaftServer kafka;
    private final HostPort address;

    private KafkaServer(KafkaRaftServer kafka, HostPort address) {
        this.kafka = kafka;
        this.address = address;
    }

    /**
     * Starts on the configured address, or on a port of its own choice.
     *
     * @throws BrokerException saying why it does not start
     */
    static KafkaServer start(DataDirectory data, Embedded config) {
        return start(data, config, () -> ListenAddress.free(ANY_ON_LOOPBACK).port());
    }

    /** @param controllerPorts says for each attempt a port that seems free, for the controller's talk with itself */
    static KafkaServer start(DataDirectory data, Embedded config, IntSupplier controllerPorts) {
        for (int attempt = 1; ; attempt++) {
            HostPort address = ListenAddress.free(config.listen());
            int controller = controllerPorts.getAsInt();
            try {
                return startOn(address, controller, data, config);
            } catch (ExecutionException e) {
                if (attempt == ATTEMPTS || !somebodyTookAPort(e, controller)) {
                    throw new BrokerException(
                            "the embedded broker does not start on %s: %s; where the data is damaged, restore that directory from a backup, or move it away to start empty"
                                    .formatted(data.path(), reason(e)),
                            e);
                }
            }
        }
    }

    /** Between the look at a port and Kafka's use of it; of the controller's Kafka says no more than that it cannot. */
    private static boolean somebodyTookAPort(ExecutionException e, int controller) {
        return causes(e).anyMatch(BindException.class::isInstance)
                || !ListenAddress.isFree(new HostPort(ANY_ON_LOOPBACK.host(), controller));
    }

    private static KafkaServer startOn(HostPort address, int controller, DataDirectory data, Embedded config)
            throws ExecutionException {
        FatalFaults faults = new FatalFaults(data.path(), System.err, Runtime.getRuntime()::halt);
        faults.listen();
        CompletableFuture<KafkaRaftServer> made = new CompletableFuture<>();
        CompletableFuture<Object> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("dray-broker-start").start(() -> {
            try {
                KafkaRaftServer kafka = new KafkaRaftServer(
                        KafkaConfig.fromProps(ServerSettings.of(data.path(), address, controller, config), false),
                        Time.SYSTEM);
                made.complete(kafka);
                kafka.startup();
                started.complete(kafka);
            } catch (Throwable e) {
                // Nothing may escape: the thread that waits would wait in vain.
                started.completeExceptionally(e);
            }
        });
        try {
            CompletableFuture.anyOf(started, faults.whileStarting()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            faults.started();
            return new KafkaServer(made.join(), address);
        } catch (ExecutionException e) {
            made.thenAccept(KafkaServer::abandon);
            throw e;
        } catch (TimeoutException e) {
            made.thenAccept(KafkaServer::abandon);
            throw new ExecutionException("not ready after " + PATIENCE, e);
        } catch (InterruptedException e) {
            made.thenAccept(KafkaServer::abandon);
            Thread.currentThread().interrupt();
            throw new ExecutionException("interrupted", e);
        }
    }

    HostPort address() {
        return address;
    }

    @Override
    public void close() {
        kafka.shutdown();
        kafka.awaitShutdown();
    }

    /** Stops what has started of a server that failed to, so that its ports and files are free again. */
    private static void abandon(KafkaRaftServer kafka) {
        Thread stopping =
                Thread.ofPlatform().daemon().name("dray-broker-abandon").start(kafka::shutdown);
        try {
            stopping.join(PATIENCE_WITH_A_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }

    private static String reason(ExecutionException e) {
        Throwable last = causes(e).reduce(e, (_, cause) -> cause);
        return last.getMessage() == null ? last.toString() : last.getMessage();
    }
}
