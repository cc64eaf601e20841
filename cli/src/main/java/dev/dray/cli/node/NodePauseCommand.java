package dev.dray.cli.node;

import dev.dray.schema.CommandKind;
import picocli.CommandLine.Command;

/** {@code dray node pause [NODE]}. */
@Command(
        name = "pause",
        description = "Has a node take nothing more, finish what runs, and keep its lanes: for a short maintenance.")
public final class NodePauseCommand extends NodeOrder {
    NodePauseCommand() {
        super(CommandKind.PAUSE, "takes nothing more; what runs goes on, and its lanes stay its own");
    }
}
