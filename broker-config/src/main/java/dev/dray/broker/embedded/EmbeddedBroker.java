package dev.dray.broker.embedded;

import dev.dray.broker.Broker;
import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.BrokerException;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.home.HomeLock;
import dev.dray.runtime.value.HostPort;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache Kafka inside this process, with its data under the home. One record acknowledged is one record on disk, and a
 * killed process starts again with everything it had acknowledged. Anyone who can reach its address may use it, so it
 * belongs on loopback.
 */
public final class EmbeddedBroker implements Broker {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final String LOCK = "broker";

    private final Home home;
    private final Embedded config;
    private @Nullable HomeLock lock;
    private @Nullable KafkaServer server;

    public EmbeddedBroker(Home home, Embedded config) {
        this.home = home;
        this.config = config;
    }

    /**
     * Starts Kafka, which takes about two seconds, or longer where it has to look through its data after a crash.
     *
     * @throws BrokerException where the address is taken or the data is damaged
     * @throws dev.dray.runtime.home.HomeException where another process runs a broker on this home
     */
    @Override
    public synchronized void start() {
        lock = HomeLock.acquire(home, LOCK);
        DataDirectory data = new DataDirectory(home.broker());
        data.prepare();
        LastRun lastRun = new LastRun(data);
        if (lastRun.wasKilled()) {
            lastRun.declareGone();
        }
        server = KafkaServer.start(data, config);
        if (!config.listen().toSocketAddress().getAddress().isLoopbackAddress()) {
            log.atWarn()
                    .addKeyValue("address", address())
                    .log("The embedded broker serves anyone who can reach it; keep it to a private network");
        }
    }

    /** Where the broker listens, with the port it got. */
    public synchronized HostPort address() {
        if (server == null) {
            throw new IllegalStateException("the embedded broker does not run");
        }
        return server.address();
    }

    @Override
    public String bootstrap() {
        return address().toString();
    }

    @Override
    public Map<String, Object> connection() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
    }

    @Override
    public short replication() {
        return 1;
    }

    @Override
    public synchronized void close() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
        } finally {
            if (lock != null) {
                lock.close();
                lock = null;
            }
        }
    }
}
