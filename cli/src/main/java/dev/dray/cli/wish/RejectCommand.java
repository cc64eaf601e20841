package dev.dray.cli.wish;

import dev.dray.schema.CommandKind;
import dev.dray.schema.JobStatus;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code dray reject ID}. */
@Command(name = "reject", description = "Drops jobs that wait for somebody's approval.")
public final class RejectCommand extends Wish {
    public RejectCommand() {
        super(CommandKind.REJECT, Set.of(JobStatus.HELD));
    }
}
