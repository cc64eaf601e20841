package dev.dray.cli.role;

import dev.dray.broker.Broker;
import dev.dray.cli.Common;
import dev.dray.cli.role.RunRole.Composed;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray memory}. */
@Command(
        name = "memory",
        description = "Runs the part that remembers, or shows what it wrote.",
        subcommands = MemoryLogCommand.class)
public final class MemoryCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        new RunRole(common, "memory").run(context -> {
            Broker broker = context.settings().runningBroker();
            return new Composed(new MemoryRole(context, broker), () -> Map.of("broker", broker.bootstrap()));
        });
    }
}
