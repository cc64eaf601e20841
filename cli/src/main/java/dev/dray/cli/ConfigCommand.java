package dev.dray.cli;

import picocli.CommandLine.Command;

/** {@code dray config}. */
@Command(
        name = "config",
        description = "Checks or shows the configuration.",
        subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class})
final class ConfigCommand extends CommandGroup {}
