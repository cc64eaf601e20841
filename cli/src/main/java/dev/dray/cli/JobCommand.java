package dev.dray.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.broker.Clients;
import dev.dray.broker.read.Letter;
import dev.dray.cli.reach.Latest;
import dev.dray.cli.reach.OneJob;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.trace.Step;
import dev.dray.cli.trace.Trace;
import dev.dray.cli.trace.TraceTable;
import dev.dray.cli.view.JobLines;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Spans;
import dev.dray.cli.view.Table;
import dev.dray.cli.view.Times;
import dev.dray.node.command.Board;
import dev.dray.node.command.WhyItWaits;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Schedule;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
        Clients clients = settings.clients();
        Screen screen = common.screen();
        List<JobState> all = Latest.of(clients, Topics.JOB_STATES, screen);
        JobState state = OneJob.of(all, id)
                .orElseThrow(() -> new CliException(
                        ExitCode.NOT_FOUND, "there is no job \"%s\"; dray jobs lists those there are".formatted(id)));
        List<Step> facts = new Trace(clients)
                .ofJob(state.getJob()).stream()
                        .filter(step -> step.topic().equals(Topics.JOB_EVENTS.name()))
                        .toList();
        String why = new WhyItWaits(
                        new Seen(all, Latest.of(clients, Topics.NODES, screen)),
                        settings.config().localZone(),
                        common.clock())
                .of(state);
        if (screen.json()) {
            ObjectNode json = RecordJson.of(state).put("why", why);
            ArrayNode each = json.putArray("facts");
            facts.forEach(fact -> each.add(TraceTable.json(fact)));
            screen.json(json);
            return;
        }
        about(screen, state, why, settings);
        Table table = new Table("AT", "FACT", "BY", "TEXT");
        facts.forEach(fact -> table.row(time(fact.at(), settings), fact.what(), fact.by(), fact.text()));
        screen.line("");
        screen.table(table);
    }

    /** What the topics said when they were read. */
    private record Seen(Collection<JobState> jobs, Collection<NodeHeartbeat> nodes) implements Board {
        @Override
        public boolean hasMoreJobs() {
            return false;
        }

        @Override
        public List<Schedule> schedules() {
            return List.of();
        }

        @Override
        public List<Letter> openLetters() {
            return List.of();
        }
    }

    private void about(Screen screen, JobState state, String why, Settings settings) {
        Job job = state.getJob();
        Instant now = common.clock().instant();
        screen.line("job           " + job.getId());
        screen.line("state         %s since %s".formatted(JobLines.word(state), time(state.getSince(), settings)));
        if (!why.isEmpty()) {
            screen.line("why           " + why);
        }
        screen.line("message       %s from %s in %s"
                .formatted(job.getMessageId(), job.getSender().getId(), job.getConversation()));
        screen.line("route         %s, %s in lane %s, runs %s %s"
                .formatted(
                        job.getRoute(),
                        job.getWeight().name().toLowerCase(Locale.ROOT),
                        JobLines.lane(job.getLane(), job.getTrack()),
                        job.getExecutor(),
                        job.getName()));
        screen.line("attempt       %d of %d".formatted(job.getAttempt(), job.getMaxAttempts()));
        screen.line("received      " + time(job.getReceivedAt(), settings));
        state.getNode().ifPresent(node -> screen.line("node          " + node));
        JobLines.waited(state, now).ifPresent(waited -> screen.line("waited        " + Spans.say(waited)));
        JobLines.ran(state, now).ifPresent(ran -> screen.line("ran           " + Spans.say(ran)));
        state.getNextAttemptAt()
                .ifPresent(at -> screen.line("next attempt  in " + Spans.say(Duration.between(now, at))));
        if (state.getDuplicates() > 0) {
            screen.line("duplicates    %d later reports of its end, ignored".formatted(state.getDuplicates()));
        }
        screen.line("text          " + indented(job.getText()));
        if (!state.getText().isBlank()) {
            screen.line("says          " + indented(state.getText()));
        }
    }

    private static String indented(String text) {
        return text.strip().replace("\n", "\n              ");
    }

    private static String time(Instant at, Settings settings) {
        return Times.say(at, settings.config().localZone());
    }
}
