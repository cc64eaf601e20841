package dev.dray.broker;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExternalBrokerConformanceIT implements BrokerConformance {
    @RegisterExtension
    static final TestingBroker KAFKA = new TestingBroker();

    private final ExternalBroker broker =
            new ExternalBroker(TestingBroker.at(KAFKA.broker().bootstrap()));

    @BeforeEach
    void start() {
        broker.start();
    }

    @Override
    public Broker broker() {
        return broker;
    }
}
