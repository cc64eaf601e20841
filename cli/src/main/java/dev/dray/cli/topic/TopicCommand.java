package dev.dray.cli.topic;

import dev.dray.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code dray topic}. */
@Command(
        name = "topic",
        description = "Looks at the topics everything lies on.",
        subcommands = {
            TopicListCommand.class,
            TopicDescribeCommand.class,
            TopicReadCommand.class,
            TopicTailCommand.class
        })
public final class TopicCommand extends CommandGroup {}
