package dev.dray.cli.cron;

import dev.dray.schema.CommandKind;
import picocli.CommandLine.Command;

/** {@code dray cron disable ENTRY}. */
@Command(name = "disable", description = "Has a cron entry fire no more, until it is enabled.")
final class CronDisableCommand extends CronOrder {
    CronDisableCommand() {
        super(CommandKind.DISABLE, "does not fire by itself any more; dray cron run and enable still work");
    }
}
