package dev.dray.bench.faults;

import dev.dray.broker.BrokerConfig.Embedded;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.life.RunUntilShutdown;
import dev.dray.runtime.life.RunUntilShutdown.Limits;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.log.Logs;
import dev.dray.runtime.value.HostPort;
import java.nio.file.Path;
import java.time.Duration;

/** The embedded broker in a process of its own, so that it can be killed without the gateway, and the gateway without it. */
public final class BrokerProcess {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(45), Duration.ofSeconds(10));

    private BrokerProcess() {}

    /** Runs it until it is told to stop. Its arguments are where its data is and where it listens. */
    public static void main(String[] arguments) {
        Home home = Home.open(Path.of(arguments[0]));
        Logs.toFile(home.logs(), "broker");
        EmbeddedBroker broker = new EmbeddedBroker(home, new Embedded(HostPort.parse(arguments[1]), true));
        new RunUntilShutdown(saying(broker), LIMITS).run();
        // Kafka leaves threads behind that are no daemons.
        System.exit(0);
    }

    private static Service saying(EmbeddedBroker broker) {
        return new Service() {
            @Override
            public void start() {
                broker.start();
                System.out.println("ready broker=" + broker.address());
            }

            @Override
            public void close() {
                broker.close();
            }
        };
    }
}
