package dev.dray.cli.role;

import dev.dray.broker.Broker;
import dev.dray.broker.BrokerConfig;
import dev.dray.broker.Clients;
import dev.dray.broker.topics.Provisioner;
import dev.dray.broker.topics.TopicPlan;
import dev.dray.broker.topics.TopicsFile;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.runtime.life.Service;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Brings the broker's topics to what {@code topics.yaml} says, saying what it does, before anything uses them. */
final class Provision implements Service {
    private final Broker broker;
    private final BrokerConfig config;
    private final List<String> lanes;
    private final Consumer<String> say;

    Provision(Broker broker, BrokerConfig config, List<String> lanes, Consumer<String> say) {
        this.broker = broker;
        this.config = config;
        this.lanes = List.copyOf(lanes);
        this.say = say;
    }

    @Override
    public void start() {
        try (Admin admin = new Clients(broker, "gateway").admin("topics")) {
            Provisioner provisioner =
                    new Provisioner(admin, TopicsFile.load().keeping(config.keep()), broker.replication());
            TopicPlan plan = provisioner.plan(lanes);
            if (plan.isEmpty()) {
                return;
            }
            plan.lines().forEach(line -> say.accept("topics: " + line));
            provisioner.apply(plan);
            String deviations =
                    provisioner.verify(lanes).stream().map(Object::toString).collect(Collectors.joining("; "));
            if (!deviations.isEmpty()) {
                throw new CliException(ExitCode.CANNOT_START, "the broker did not do as it was told: " + deviations);
            }
        }
    }

    @Override
    public void close() {}
}
