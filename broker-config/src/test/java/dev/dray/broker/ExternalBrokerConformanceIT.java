package dev.dray.broker;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExternalBrokerConformanceIT implements BrokerConformance {
    @RegisterExtension
    static final TestingBroker KAFKA = new TestingBroker();

    private final ExternalBroker broker = new ExternalBroker(at(KAFKA.broker().bootstrap()));

    @BeforeEach
    void start() {
        broker.start();
    }

    @Override
    public Broker broker() {
        return broker;
    }

    static BrokerConfig at(String bootstrap) {
        return new BrokerConfig(
                Optional.of(bootstrap),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of(),
                TestingBroker.CONFIG);
    }
}
