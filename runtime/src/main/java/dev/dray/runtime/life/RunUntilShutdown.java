package dev.dray.runtime.life;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a service until the process is told to stop. The first SIGTERM, SIGINT or SIGHUP, a {@link System#exit} or
 * {@link #stop} closes it softly; a second one, or the soft limit, cuts it; and where even that does not end it within
 * the hard limit, the process is halted, which everything on disk is made to survive.
 */
public final class RunUntilShutdown {
    private static final Logger log = LoggerFactory.getLogger(RunUntilShutdown.class);
    private static final int HALTED = 1;

    private final Service service;
    private final Limits limits;
    private final StopSignals signals;
    private final Runnable halt;
    private final StartUnderWay start = new StartUnderWay();
    private final TwoStops stops;
    /** Completed by the wish to stop, with the failure that caused it, if one did. */
    private final CompletableFuture<Optional<RuntimeException>> asked = new CompletableFuture<>();

    private final CountDownLatch ended = new CountDownLatch(1);

    /** How long a soft close may take before it is cut, and how long it may take after that. */
    public record Limits(Duration soft, Duration hard) {}

    public RunUntilShutdown(Service service, Limits limits) {
        this(service, limits, new ProcessSignals(), () -> Runtime.getRuntime().halt(HALTED));
    }

    RunUntilShutdown(Service service, Limits limits, StopSignals signals, Runnable halt) {
        this.service = service;
        this.limits = limits;
        this.signals = signals;
        this.halt = halt;
        this.stops = new TwoStops(limits);
    }

    /** Starts the service and returns when it has stopped, or throws what it failed with. Called once. */
    public void run() {
        var hook = Thread.ofPlatform().name("dray-shutdown").unstarted(this::stopAndWait);
        Runtime.getRuntime().addShutdownHook(hook);
        try (var _ = signals.subscribe(this::stop)) {
            startAndAwaitStop();
        } finally {
            ended.countDown();
            withdraw(hook);
        }
    }

    /** Asks for a stop, softly the first time and hard from the second on; returns at once. */
    public void stop() {
        if (asked.complete(Optional.empty())) {
            start.interrupt();
        } else if (start.isGoingOn()) {
            halt.run(); // Nothing runs yet that a cut could spare.
        } else {
            stops.hurry();
        }
    }

    /** Stops because the service cannot go on: {@link #run} closes it softly and then throws {@code failure}. */
    public void fail(RuntimeException failure) {
        if (asked.complete(Optional.of(failure))) {
            start.interrupt();
        }
    }

    private void startAndAwaitStop() {
        try {
            start.of(service);
        } catch (RuntimeException failure) {
            // A start that was told to stop has not failed; any other failure is the reason to stop.
            asked.complete(Optional.of(failure));
        }
        var reason = asked.join();
        try {
            close();
        } catch (RuntimeException another) {
            if (reason.isEmpty()) {
                throw another;
            }
            reason.get().addSuppressed(another);
        }
        if (reason.isPresent()) {
            throw reason.get();
        }
    }

    private void close() {
        if (!stops.close(service)) {
            log.atError()
                    .addKeyValue("limit", limits.soft.plus(limits.hard))
                    .log("The service did not stop in time, so the process is halted");
            halt.run();
        }
    }

    private void stopAndWait() {
        stop();
        try {
            var _ = ended.await(limits.soft.plus(limits.hard).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void withdraw(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook is what waits for us.
        }
    }
}
