package dev.dray.cli.wish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.broker.Clients;
import dev.dray.cli.CliException;
import dev.dray.cli.Common;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Latest;
import dev.dray.cli.reach.OneJob;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.JobLines;
import dev.dray.cli.view.Screen;
import dev.dray.node.command.CommandTopic;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that records one wish for each of some jobs, after it has seen that they are in a state for it. */
abstract class Wish implements Runnable {
    private static final String BY = "cli";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CommandKind kind;
    private final Set<JobStatus> from;

    @Mixin
    private final Common common = new Common();

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            description = "The job's id, or as much of its beginning as no other job has")
    private List<String> ids = List.of();

    /** @param from the states in which a job can have this done to it */
    Wish(CommandKind kind, Set<JobStatus> from) {
        this.kind = kind;
        this.from = from;
    }

    @Override
    public final void run() {
        Screen screen = common.screen();
        Clients clients = Settings.of(common.home()).clients();
        List<JobState> known = Latest.of(clients, Topics.JOB_STATES, screen);
        List<JobState> jobs = ids.stream().map(id -> job(known, id)).toList();
        try (Producer<String, byte[]> producer = clients.producer("wishes", PATIENCE)) {
            CommandTopic commands = new CommandTopic(producer);
            jobs.forEach(job -> commands.record(wish(job)));
        }
        jobs.forEach(job -> say(screen, job));
    }

    private JobState job(List<JobState> known, String id) {
        JobState job = OneJob.of(known, id)
                .orElseThrow(() -> new CliException(
                        ExitCode.NOT_FOUND, "there is no job \"%s\"; dray jobs lists those there are".formatted(id)));
        if (!from.contains(job.getStatus())) {
            throw new CliException(
                    ExitCode.USAGE,
                    "job %s is %s, so there is nothing to %s"
                            .formatted(job.getJob().getId(), JobLines.word(job), word()));
        }
        return job;
    }

    private Command wish(JobState job) {
        return Command.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setJobId(job.getJob().getId())
                .setKind(kind)
                .setBy(BY)
                .setAt(common.clock().instant())
                .build();
    }

    private void say(Screen screen, JobState job) {
        String id = job.getJob().getId();
        if (screen.json()) {
            screen.json(JsonNodeFactory.instance.objectNode().put("job", id).put("wish", word()));
        } else {
            screen.line("%s %s (%s): asked for; dray job %s shows what came of it"
                    .formatted(word(), id, job.getJob().getRoute(), id));
        }
    }

    private String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
