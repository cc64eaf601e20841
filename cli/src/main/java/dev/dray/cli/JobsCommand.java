package dev.dray.cli;

import dev.dray.broker.Clients;
import dev.dray.broker.read.TopicSnapshot;
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

    @Option(names = "--state", paramLabel = "STATE", description = "Only these: ${COMPLETION-CANDIDATES}")
    private @Nullable Set<JobStatus> states;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most, newest last. Default: ${DEFAULT-VALUE}")
    private int count;

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        List<JobState> all =
                TopicSnapshot.of(new Clients(settings.runningBroker(), "cli"), Topics.JOB_STATES).values().values().stream()
                        .filter(job -> states == null || states.contains(job.getStatus()))
                        .sorted(Comparator.comparing(job -> job.getJob().getReceivedAt()))
                        .toList();
        List<JobState> newest = all.subList(Math.max(0, all.size() - count), all.size());
        Screen screen = common.screen();
        if (screen.json()) {
            newest.forEach(job -> screen.json(RecordJson.of(job)));
            return;
        }
        Table table = new Table("JOB", "STATE", "ROUTE", "LANE", "NODE", "AGE", "WAITED", "RAN", "CONVERSATION", "TEXT");
        newest.forEach(job -> table.row(JobLines.row(job, common.clock().instant())));
        screen.table(table);
        if (newest.size() < all.size()) {
            screen.aside("%d older ones; -n %d shows all".formatted(all.size() - newest.size(), all.size()));
        }
    }
}
