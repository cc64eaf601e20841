package dev.dray.cli;

import dev.dray.cli.reach.Settings;
import dev.dray.cli.trace.Step;
import dev.dray.cli.trace.Trace;
import dev.dray.cli.trace.TraceTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dray trace ID}. */
@Command(name = "trace", description = "Shows every record one message caused, on every topic, in order.")
final class TraceCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "ID", description = "A message's id, as send prints it, or a job's or its beginning")
    private String id = "";

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        List<Step> steps = new Trace(settings.clients()).of(id);
        if (steps.isEmpty()) {
            throw new CliException(
                    ExitCode.NOT_FOUND,
                    "no message and no job has the id \"%s\"; dray topic read dray.messages --offset=-5 shows the latest"
                            .formatted(id));
        }
        TraceTable.print(steps, settings.config().localZone(), common.screen());
    }
}
