package dev.dray.cli.node;

import dev.dray.schema.CommandKind;
import picocli.CommandLine.Command;

/** {@code dray node resume [NODE]}. */
@Command(name = "resume", description = "Has a node that is paused or drained take jobs again.")
public final class NodeResumeCommand extends NodeOrder {
    NodeResumeCommand() {
        super(CommandKind.RESUME, "takes jobs again");
    }
}
