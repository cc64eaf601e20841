package dev.dray.cli.cron;

import dev.dray.broker.Clients;
import dev.dray.cli.CliException;
import dev.dray.cli.Common;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Latest;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.node.command.CommandTopic;
import dev.dray.runtime.value.DidYouMean;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Schedule;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An order to an entry, given by writing it to the topic of commands: the gateway hears it there, now or when it is back. */
abstract class CronOrder implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CommandKind kind;
    private final String outcome;

    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "ENTRY", description = "The entry's name, as dray cron list shows it")
    private String entry = "";

    /** @param outcome what the entry does now, after its name */
    CronOrder(CommandKind kind, String outcome) {
        this.kind = kind;
        this.outcome = outcome;
    }

    @Override
    public final void run() {
        Clients clients = Settings.of(common.home()).clients();
        Screen screen = common.screen();
        refuseUnknown(Latest.of(clients, Topics.SCHEDULES, screen).stream()
                .map(Schedule::getEntry)
                .sorted()
                .toList());
        Command order = Command.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setJobId("")
                .setEntry(entry)
                .setKind(kind)
                .setBy("cli")
                .setAt(common.clock().instant())
                .build();
        try (Producer<String, byte[]> producer = clients.producer("orders", PATIENCE)) {
            new CommandTopic(producer).record(order);
        }
        if (screen.json()) {
            screen.json(RecordJson.of(order));
        } else {
            screen.line("%s %s".formatted(entry, outcome));
        }
    }

    private void refuseUnknown(List<String> entries) {
        if (entries.isEmpty()) {
            throw new CliException(
                    ExitCode.NOT_FOUND,
                    "there are no cron entries; write one under channels.cron in dray.yaml and start the gateway again");
        }
        if (!entries.contains(entry)) {
            throw new CliException(
                    ExitCode.NOT_FOUND,
                    "there is no cron entry \"%s\"; there are %s%s"
                            .formatted(entry, String.join(", ", entries), DidYouMean.hint(entry, entries)));
        }
    }
}
