package dev.dray.cli;

import dev.dray.broker.Clients;
import dev.dray.broker.read.TopicSnapshot;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.trace.Step;
import dev.dray.cli.trace.Trace;
import dev.dray.cli.view.JobLines;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Spans;
import dev.dray.cli.view.Table;
import dev.dray.cli.view.Times;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dray job ID}. */
@Command(name = "job", description = "Shows one job: its state, its times, its result, and every fact about it.")
final class JobCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "ID", description = "The job's id, or as much of its beginning as no other job has")
    private String id = "";

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        Clients clients = new Clients(settings.runningBroker(), "cli");
        JobState state = find(List.copyOf(
                TopicSnapshot.of(clients, Topics.JOB_STATES).values().values()));
        Screen screen = common.screen();
        if (screen.json()) {
            screen.json(RecordJson.of(state));
            return;
        }
        about(screen, state, settings);
        Table facts = new Table("AT", "FACT", "BY", "TEXT");
        new Trace(clients)
                .ofJob(state.getJob()).stream()
                        .filter(step -> step.topic().equals(Topics.JOB_EVENTS.name()))
                        .forEach(step -> facts.row(clock(step, settings), step.what(), step.by(), step.text()));
        screen.line("");
        screen.table(facts);
    }

    private JobState find(List<JobState> all) {
        List<JobState> found =
                all.stream().filter(job -> job.getJob().getId().startsWith(id)).toList();
        if (found.isEmpty()) {
            throw new CliException(
                    ExitCode.NOT_FOUND, "there is no job \"%s\"; dray jobs lists those there are".formatted(id));
        }
        if (found.size() > 1) {
            throw new CliException(
                    ExitCode.USAGE,
                    "\"%s\" could be %s"
                            .formatted(
                                    id,
                                    String.join(
                                            ", ",
                                            found.stream()
                                                    .map(job -> job.getJob().getId())
                                                    .toList())));
        }
        return found.getFirst();
    }

    private void about(Screen screen, JobState state, Settings settings) {
        Job job = state.getJob();
        Instant now = common.clock().instant();
        screen.line("job           " + job.getId());
        screen.line("state         %s since %s".formatted(JobLines.word(state), time(state.getSince(), settings)));
        screen.line("message       %s from %s in %s"
                .formatted(job.getMessageId(), job.getSender().getId(), job.getConversation()));
        screen.line("route         %s, %s in lane %s, runs %s %s"
                .formatted(
                        job.getRoute(),
                        job.getWeight().name().toLowerCase(Locale.ROOT),
                        job.getLane(),
                        job.getExecutor(),
                        job.getName()));
        screen.line("attempt       %d of %d".formatted(job.getAttempt(), job.getMaxAttempts()));
        screen.line("received      " + time(job.getReceivedAt(), settings));
        state.getNode().ifPresent(node -> screen.line("node          " + node));
        JobLines.waited(state, now).ifPresent(waited -> screen.line("waited        " + Spans.say(waited)));
        JobLines.ran(state, now).ifPresent(ran -> screen.line("ran           " + Spans.say(ran)));
        state.getNextAttemptAt()
                .ifPresent(at ->
                        screen.line("next attempt  in " + Spans.say(Duration.between(now, at))));
        if (state.getDuplicates() > 0) {
            screen.line("duplicates    %d later reports of its end, ignored".formatted(state.getDuplicates()));
        }
        screen.line("text          " + job.getText());
        if (!state.getText().isBlank()) {
            screen.line("says          " + state.getText());
        }
    }

    private static String clock(Step step, Settings settings) {
        return time(step.at(), settings);
    }

    private static String time(Instant at, Settings settings) {
        return Times.say(at, settings.config().localZone());
    }
}
