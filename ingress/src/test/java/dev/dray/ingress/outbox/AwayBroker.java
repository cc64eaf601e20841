package dev.dray.ingress.outbox;

import dev.dray.broker.Broker;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** A broker nobody can reach: nothing listens on the discard port of loopback. */
public final class AwayBroker implements Broker {
    @Override
    public void start() {}

    @Override
    public String bootstrap() {
        return "127.0.0.1:9";
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
    public void close() {}
}
