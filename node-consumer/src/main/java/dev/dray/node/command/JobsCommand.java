package dev.dray.node.command;

import static java.util.stream.Collectors.joining;

import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.util.List;
import java.util.stream.Stream;

/** {@code /jobs}: what runs, waits and is queued, and what ended last. */
final class JobsCommand implements LightCommand {
    private static final int MOST = 10;
    private static final int LAST_ENDED = 5;

    private final Jobs jobs;
    private final JobLine line;

    JobsCommand(Jobs jobs, Times times) {
        this.jobs = jobs;
        this.line = new JobLine(jobs, times);
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public String purpose() {
        return "what runs, waits and ended last";
    }

    @Override
    public String answer(Job asked) {
        List<JobState> others = jobs.in(JobStatus.STARTED).stream()
                .filter(state -> !state.getJob().getId().equals(asked.getId()))
                .toList();
        String lists = Stream.of(
                        section("Running", others),
                        section("Held", jobs.in(JobStatus.HELD)),
                        section("Waiting", jobs.in(JobStatus.WAITING)),
                        section(
                                "Queued",
                                jobs.in(JobStatus.QUEUED).stream()
                                        .filter(state -> !state.getJob().getId().equals(asked.getId()))
                                        .toList()),
                        section("Ended", jobs.ended(LAST_ENDED)))
                .filter(section -> !section.isEmpty())
                .collect(joining("\n\n"));
        return lists.isEmpty() ? "There are no jobs yet." : lists;
    }

    private String section(String title, List<JobState> states) {
        if (states.isEmpty()) {
            return "";
        }
        String more = states.size() > MOST ? "\n… and %d more".formatted(states.size() - MOST) : "";
        return states.stream().limit(MOST).map(line::of).collect(joining("\n", "**%s**\n".formatted(title), more));
    }
}
