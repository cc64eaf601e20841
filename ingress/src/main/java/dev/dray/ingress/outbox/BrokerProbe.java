package dev.dray.ingress.outbox;

import dev.dray.broker.Clients;
import dev.dray.runtime.life.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Asks the broker whether it is there, at most once in two seconds however often it is asked itself. */
public final class BrokerProbe implements Service {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Clients clients;
    private final InstantSource clock;
    private @Nullable Admin admin;
    private Instant askedAt = Instant.EPOCH;
    private boolean answered;

    public BrokerProbe(Clients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        admin = clients.admin("health");
    }

    /** Whether the broker answered just now; waits for it up to a second and a half. */
    public synchronized boolean answers() {
        Instant now = clock.instant();
        if (admin != null && !now.isBefore(askedAt.plus(FRESH))) {
            answered = ask(admin);
            askedAt = now;
        }
        return answered;
    }

    private static boolean ask(Admin admin) {
        var options = new DescribeClusterOptions().timeoutMs(Math.toIntExact(PATIENCE.toMillis()));
        try {
            return !admin.describeCluster(options).nodes().get().isEmpty();
        } catch (ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(PATIENCE);
            admin = null;
        }
    }
}
