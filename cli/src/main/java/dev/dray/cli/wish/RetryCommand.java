package dev.dray.cli.wish;

import dev.dray.schema.CommandKind;
import dev.dray.schema.JobStatus;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code dray retry ID}. */
@Command(name = "retry", description = "Runs jobs again that have ended, or now those that wait.")
public final class RetryCommand extends Wish {
    public RetryCommand() {
        super(
                CommandKind.RETRY,
                Set.of(JobStatus.WAITING, JobStatus.HELD, JobStatus.SUCCEEDED, JobStatus.CANCELLED, JobStatus.DEAD));
    }
}
