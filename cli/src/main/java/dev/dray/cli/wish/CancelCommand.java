package dev.dray.cli.wish;

import dev.dray.schema.CommandKind;
import dev.dray.schema.JobStatus;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code dray cancel ID}. */
@Command(name = "cancel", description = "Ends jobs that have not ended; what runs is stopped.")
public final class CancelCommand extends Wish {
    public CancelCommand() {
        super(CommandKind.CANCEL, Set.of(JobStatus.QUEUED, JobStatus.STARTED, JobStatus.WAITING, JobStatus.HELD));
    }
}
