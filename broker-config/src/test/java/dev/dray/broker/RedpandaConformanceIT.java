package dev.dray.broker;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.redpanda.RedpandaContainer;

/** Runs where there is Docker. The container is in developer mode: it proves the protocol, not the durability. */
@Testcontainers(disabledWithoutDocker = true)
class RedpandaConformanceIT implements BrokerConformance {
    @Container
    static final RedpandaContainer REDPANDA =
            new RedpandaContainer("docker.redpanda.com/redpandadata/redpanda:v26.1.9");

    private @Nullable Broker broker;

    @BeforeEach
    void start() {
        broker = new ExternalBroker(
                TestingBroker.at(REDPANDA.getBootstrapServers().replaceFirst("^.*://", "")));
        broker.start();
    }

    @Override
    public Broker broker() {
        return Objects.requireNonNull(broker);
    }
}
