package dev.dray.cli.role;

import dev.dray.broker.Broker;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Gateway;
import dev.dray.router.Router;
import dev.dray.router.RouterConfig;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.life.Services;
import java.util.List;

/**
 * One more router beside the gateway's, which takes its share of the work, and all of it while there is no other. Where
 * the topics come from is the gateway's business.
 */
final class RouterRole implements Service {
    static final String NAME = "router";

    private final Service all;

    /** @throws CliException where it has the name that is the gateway's unless told otherwise */
    RouterRole(RoleContext context, Broker broker) {
        DrayConfig config = context.config();
        if (config.router().instance().equals(RouterConfig.FIRST)) {
            // Of two of one name the broker shuts out the one that was there first: the gateway's.
            throw new CliException(
                    ExitCode.CONFIGURATION,
                    "router.instance: \"%s\" is the gateway's; give each further router a name of its own in its home's dray.yaml"
                            .formatted(RouterConfig.FIRST));
        }
        all = new Services(List.of(
                new OnlyOne(context.home(), NAME),
                // A gateway there has a router, with its state in the same directory.
                new OnlyOne(context.home(), Gateway.ROLE),
                broker,
                new Router(
                        config.router().in(config.localZone()),
                        config.people(),
                        config.routes(),
                        broker,
                        context.home(),
                        context.metrics(),
                        context.failed()::accept)));
    }

    @Override
    public void start() {
        all.start();
    }

    @Override
    public void cut() {
        all.cut();
    }

    @Override
    public void close() {
        all.close();
    }
}
