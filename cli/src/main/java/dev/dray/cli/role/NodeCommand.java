package dev.dray.cli.role;

import dev.dray.broker.Broker;
import dev.dray.cli.Common;
import dev.dray.cli.node.NodeDrainCommand;
import dev.dray.cli.node.NodePauseCommand;
import dev.dray.cli.node.NodeResumeCommand;
import dev.dray.cli.role.RunRole.Composed;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray node}. */
@Command(
        name = "node",
        description = "Runs the part that does heavy work, or has one take no jobs for a while.",
        subcommands = {NodePauseCommand.class, NodeDrainCommand.class, NodeResumeCommand.class})
public final class NodeCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        new RunRole(common, "node").run(context -> {
            Broker broker = context.settings().runningBroker();
            return new Composed(new NodeRole(context, broker), () -> Map.of("broker", broker.bootstrap()));
        });
    }
}
