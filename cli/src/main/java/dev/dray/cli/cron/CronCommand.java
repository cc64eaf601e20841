package dev.dray.cli.cron;

import dev.dray.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code dray cron}. */
@Command(
        name = "cron",
        description = "Shows what cron entries did and do next, runs one now, or has it fire no more.",
        subcommands = {CronListCommand.class, CronRunCommand.class, CronEnableCommand.class, CronDisableCommand.class})
public final class CronCommand extends CommandGroup {}
