package dev.dray.cli.deadletter;

import dev.dray.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code dray dead-letters}. */
@Command(
        name = "dead-letters",
        description = "Shows what could not be handled, tries it again, or puts it away.",
        subcommands = {
            DeadLettersListCommand.class,
            DeadLettersShowCommand.class,
            DeadLettersRetryCommand.class,
            DeadLettersDiscardCommand.class
        })
public final class DeadLettersCommand extends CommandGroup {}
