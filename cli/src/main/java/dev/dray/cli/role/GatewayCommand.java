package dev.dray.cli.role;

import dev.dray.cli.Common;
import dev.dray.cli.role.RunRole.Composed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray gateway}. */
@Command(
        name = "gateway",
        description =
                "Runs the always-on part: channels, router and light jobs, with the broker unless broker.bootstrap names one.")
public final class GatewayCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        new RunRole(common, "gateway").run(context -> {
            GatewayRole gateway = new GatewayRole(context, common.screen()::aside);
            return new Composed(gateway, gateway::addresses);
        });
    }
}
