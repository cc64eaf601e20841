package dev.dray.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.broker.Clients;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.trace.Step;
import dev.dray.cli.trace.Trace;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Spans;
import dev.dray.cli.view.Table;
import dev.dray.cli.view.Times;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dray trace ID}. */
@Command(name = "trace", description = "Shows every record one message caused, on every topic, in order.")
final class TraceCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "ID", description = "A message's id, as send prints it, or a job's")
    private String id = "";

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        List<Step> steps = new Trace(new Clients(settings.runningBroker(), "cli")).of(id);
        if (steps.isEmpty()) {
            throw new CliException(
                    ExitCode.NOT_FOUND,
                    "no message and no job has the id \"%s\"; dray topic read dray.messages -n 5 shows the latest"
                            .formatted(id));
        }
        print(steps, settings, common.screen());
    }

    /** Prints the steps, each with the time since the one before it. */
    public static void print(List<Step> steps, Settings settings, Screen screen) {
        Table table = new Table("AT", "AFTER", "WHAT", "BY", "WHERE", "TEXT");
        Step before = steps.getFirst();
        for (Step step : steps) {
            if (screen.json()) {
                screen.json(JsonNodeFactory.instance
                        .objectNode()
                        .put("at", step.at().toString())
                        .put("what", step.what())
                        .put("by", step.by())
                        .put("where", step.place())
                        .put("text", step.text()));
            }
            String after = step == before ? "" : "+" + Spans.say(Duration.between(before.at(), step.at()));
            table.row(Times.say(step.at(), settings.config().localZone()), after, step.what(), step.by(), step.place(), step.text());
            before = step;
        }
        if (!screen.json()) {
            screen.table(table);
        }
    }
}
