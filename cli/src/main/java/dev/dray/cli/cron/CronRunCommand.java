package dev.dray.cli.cron;

import dev.dray.schema.CommandKind;
import picocli.CommandLine.Command;

/** {@code dray cron run ENTRY}. */
@Command(name = "run", description = "Has a cron entry fire now, besides its schedule, enabled or not.")
final class CronRunCommand extends CronOrder {
    CronRunCommand() {
        super(CommandKind.RUN, "fires now; dray cron list shows how it went");
    }
}
