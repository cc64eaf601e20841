package dev.dray.broker;

import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedBrokerConformanceIT implements BrokerConformance {
    @RegisterExtension
    static final TestingBroker KAFKA = new TestingBroker();

    @Override
    public Broker broker() {
        return KAFKA.broker();
    }
}
