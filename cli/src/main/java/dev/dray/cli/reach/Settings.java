package dev.dray.cli.reach;

import dev.dray.broker.Broker;
import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.cli.role.DrayConfig;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.secret.SystemSecrets;

/** What a command knows of an installation: its home and its {@code dray.yaml}. */
public record Settings(Home home, DrayConfig config) {
    /** Reads the home's configuration, or takes the defaults where it has none. */
    public static Settings of(Home home) {
        return new Settings(
                home, ConfigFile.readOrDefaults(home.config(), DrayConfig.class, new SystemSecrets(System.getenv())));
    }

    /**
     * Clients of the broker that is running already, for a command that asks it something.
     *
     * @throws dev.dray.broker.BrokerException where it does not answer within ten seconds
     */
    public Clients clients() {
        Broker broker = runningBroker();
        broker.start();
        return new Clients(broker, "cli");
    }

    /**
     * The broker that is running already: the one {@code broker.bootstrap} names, else the one inside the gateway on this
     * home.
     *
     * @throws dev.dray.cli.CliException where neither is to be found
     */
    public Broker runningBroker() {
        return config.broker().bootstrap().isPresent()
                ? new ExternalBroker(config.broker())
                : ExternalBroker.at(Gateway.address(home, Gateway.BROKER));
    }
}
