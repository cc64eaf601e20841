package dev.dray.cli.role;

import dev.dray.broker.Broker;
import dev.dray.broker.BrokerException;
import dev.dray.broker.ExternalBroker;
import dev.dray.broker.embedded.EmbeddedBroker;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Gateway;
import dev.dray.ingress.Ingress;
import dev.dray.ingress.IngressSettings;
import dev.dray.router.Router;
import dev.dray.runtime.home.Addresses;
import dev.dray.runtime.home.Addresses.Publication;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.life.Services;
import dev.dray.schema.Role;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The always-on part: the broker, where it is embedded, with ingress, router, and a node with the single lane {@code light}. */
final class GatewayRole implements Service {
    private static final Logger log = LoggerFactory.getLogger(GatewayRole.class);

    private final RoleContext context;
    private final Broker broker;
    private final Ingress ingress;
    private final Service all;
    private @Nullable Publication publication;

    /**
     * Composes the role; nothing runs before it is started.
     *
     * @param say hears what is done to the topics of a broker elsewhere, which is not ours alone
     */
    GatewayRole(RoleContext context, Consumer<String> say) {
        this.context = context;
        DrayConfig config = context.config();
        boolean elsewhere = config.broker().bootstrap().isPresent();
        broker = elsewhere
                ? new ExternalBroker(config.broker())
                : new EmbeddedBroker(context.home(), config.broker().embedded());
        ingress = new Ingress(
                new IngressSettings(
                        config.channels(),
                        config.delivery(),
                        config.blobs(),
                        config.localZone(),
                        sender -> config.people().role(sender) != Role.STRANGER),
                broker,
                context.home(),
                context.clock(),
                context.timer());
        all = new Services(List.of(
                new OnlyOne(context.home(), Gateway.ROLE),
                broker,
                new Provision(broker, config.broker(), config.heavyLanes(), elsewhere ? say : GatewayRole::note),
                // Before the rest, which may have stores to rebuild: what comes meanwhile is taken, and decided later.
                ingress,
                router(config),
                new LightNode(context, broker)));
    }

    /** Where the topics are; other roles in this process use it too. */
    Broker broker() {
        return broker;
    }

    /** The addresses this role serves on, by name. */
    Map<String, String> addresses() {
        return Map.of(Gateway.HTTP, "http://" + ingress.address(), Gateway.BROKER, broker.bootstrap());
    }

    @Override
    public void start() {
        try {
            all.start();
        } catch (BrokerException e) {
            // With a broker of our own it is not that something elsewhere does not answer.
            throw context.config().broker().bootstrap().isPresent()
                    ? e
                    : new CliException(ExitCode.CANNOT_START, String.valueOf(e.getMessage()), e);
        }
        publication = new Addresses(context.home()).publish(Gateway.ROLE, addresses());
    }

    @Override
    public void cut() {
        all.cut();
    }

    @Override
    public void close() {
        if (publication != null) {
            publication.close();
            publication = null;
        }
        all.close();
    }

    private Router router(DrayConfig config) {
        return new Router(
                config.router().in(config.localZone()),
                config.people(),
                config.routes(),
                broker,
                context.home(),
                context.metrics(),
                context.failed()::accept);
    }

    private static void note(String line) {
        log.atInfo().log(line);
    }
}
