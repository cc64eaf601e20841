package dev.dray.cli.file;

import dev.dray.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code dray file}. */
@Command(
        name = "file",
        description = "Fetches files that came with messages or were made by jobs.",
        subcommands = FileGetCommand.class)
public final class FileCommand extends CommandGroup {}
