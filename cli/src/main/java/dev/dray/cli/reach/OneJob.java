package dev.dray.cli.reach;

import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.schema.JobState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one job a person means by the beginning of its id. */
public final class OneJob {
    private static final int SHOWN = 5;

    private OneJob() {}

    /**
     * That job, where there is one.
     *
     * @throws CliException where several begin so
     */
    public static Optional<JobState> of(Collection<JobState> jobs, String beginning) {
        List<JobState> found = jobs.stream()
                .filter(state -> state.getJob().getId().startsWith(beginning))
                .toList();
        if (found.size() > 1) {
            String some = found.stream()
                    .map(state -> state.getJob().getId())
                    .sorted()
                    .limit(SHOWN)
                    .collect(Collectors.joining(", "));
            throw new CliException(
                    ExitCode.USAGE,
                    "%d jobs begin with \"%s\": %s%s; write more of the id"
                            .formatted(found.size(), beginning, some, found.size() > SHOWN ? " …" : ""));
        }
        return found.stream().findFirst();
    }
}
