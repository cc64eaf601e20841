package dev.dray.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.gate.RedpandaGate;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything Dray asks of a broker, asked within what Redpanda understands. */
class RedpandaLimitsConformanceIT {
    @RegisterExtension
    static final TestingBroker KAFKA = new TestingBroker();

    @Nested
    class Since24 extends Gated {
        Since24() {
            super("apis");
        }
    }

    @Nested
    class Since26 extends Gated {
        Since26() {
            super("apis_v26_1");
        }
    }

    abstract static class Gated implements BrokerConformance {
        private final RedpandaGate gate;
        private final ExternalBroker broker;

        Gated(String list) {
            gate = new RedpandaGate(KAFKA.broker().address(), list);
            broker = new ExternalBroker(TestingBroker.at(gate.address().toString()));
        }

        @BeforeEach
        void start() {
            broker.start();
        }

        @AfterEach
        void nothingWasAskedThatRedpandaDoesNotUnderstand() throws IOException {
            gate.close();
            assertThat(gate.violations()).isEmpty();
        }

        @Override
        public Broker broker() {
            return broker;
        }
    }
}
