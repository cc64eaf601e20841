package dev.dray.cli;

import dev.dray.cli.reach.Latest;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.JobLines;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Table;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dray jobs}. */
@Command(name = "jobs", description = "Lists jobs: what waits and runs, and what ended last.")
final class JobsCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only jobs in these states: queued, started, held, waiting, succeeded, dead, cancelled")
    private @Nullable Set<JobStatus> states;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most, newest last. Default: ${DEFAULT-VALUE}")
    private Count count = new Count(20);

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        Screen screen = common.screen();
        List<JobState> all = Latest.of(settings.clients(), Topics.JOB_STATES, screen).stream()
                .filter(job -> states == null || states.contains(job.getStatus()))
                .sorted(Comparator.comparing(job -> job.getJob().getReceivedAt()))
                .toList();
        List<JobState> newest = all.subList((int) Math.max(0, all.size() - count.value()), all.size());
        if (screen.json()) {
            newest.forEach(job -> screen.json(RecordJson.of(job)));
            return;
        }
        Table table =
                new Table("JOB", "STATE", "ROUTE", "LANE", "NODE", "AGE", "WAITED", "RAN", "CONVERSATION", "TEXT");
        newest.forEach(job -> table.row(JobLines.row(job, common.clock().instant())));
        screen.table(table);
        if (newest.size() < all.size()) {
            screen.aside("%d older ones; -n %d shows all".formatted(all.size() - newest.size(), all.size()));
        }
    }
}
