package dev.dray.cli.role;

import dev.dray.broker.Broker;
import dev.dray.cli.Common;
import dev.dray.cli.role.RunRole.Composed;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray router}. */
@Command(name = "router", description = "Runs one more router, for more messages than the gateway's own decides.")
public final class RouterCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        new RunRole(common, RouterRole.NAME).run(context -> {
            Broker broker = context.settings().runningBroker();
            return new Composed(new RouterRole(context, broker), () -> Map.of("broker", broker.bootstrap()));
        });
    }
}
