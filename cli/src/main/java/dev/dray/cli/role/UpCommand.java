package dev.dray.cli.role;

import dev.dray.cli.Common;
import dev.dray.cli.role.RunRole.Composed;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.life.Services;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray up}. */
@Command(name = "up", description = "Runs everything in this process: gateway, node and memory.")
public final class UpCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        new RunRole(common, "up").run(context -> {
            GatewayRole gateway = new GatewayRole(context, common.screen()::aside);
            Service all = new Services(List.of(
                    gateway, new NodeRole(context, gateway.broker()), new MemoryRole(context, gateway.broker())));
            return new Composed(all, gateway::addresses);
        });
    }
}
