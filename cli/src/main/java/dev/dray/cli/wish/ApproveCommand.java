package dev.dray.cli.wish;

import dev.dray.schema.CommandKind;
import dev.dray.schema.JobStatus;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code dray approve ID}. */
@Command(name = "approve", description = "Lets jobs run that wait for somebody's approval.")
public final class ApproveCommand extends Wish {
    public ApproveCommand() {
        super(CommandKind.APPROVE, Set.of(JobStatus.HELD));
    }
}
