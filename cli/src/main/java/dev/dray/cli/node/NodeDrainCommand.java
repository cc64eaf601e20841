package dev.dray.cli.node;

import dev.dray.schema.CommandKind;
import picocli.CommandLine.Command;

/** {@code dray node drain [NODE]}. */
@Command(
        name = "drain",
        description = "Has a node take nothing more, finish what runs, and then leave its lanes to other nodes.")
public final class NodeDrainCommand extends NodeOrder {
    NodeDrainCommand() {
        super(CommandKind.DRAIN, "takes nothing more; what runs goes on, and then its lanes are left to other nodes");
    }
}
