package dev.dray.cli.cron;

import dev.dray.schema.CommandKind;
import picocli.CommandLine.Command;

/** {@code dray cron enable ENTRY}. */
@Command(name = "enable", description = "Has a cron entry fire by itself again; what came due meanwhile is skipped.")
final class CronEnableCommand extends CronOrder {
    CronEnableCommand() {
        super(CommandKind.ENABLE, "fires by itself");
    }
}
