package dev.dray.node.command;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.dray.node.executor.Executor;
import dev.dray.node.executor.JobContext;
import dev.dray.node.executor.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers light commands; a job's name is the command's. */
public final class CommandExecutor implements Executor {
    /** The kind under which it is registered. */
    public static final String KIND = "command";

    private final Map<String, LightCommand> commands;

    CommandExecutor(List<LightCommand> commands) {
        this.commands = new TreeMap<>(commands.stream().collect(toMap(LightCommand::name, identity())));
    }

    @Override
    public Outcome run(JobContext context) {
        String name = context.job().getName();
        return Optional.ofNullable(commands.get(name))
                .<Outcome>map(command -> new Outcome.Done(command.answer(context.job())))
                .orElseGet(() -> new Outcome.Failed("Node %s has no command %s; it has %s."
                        .formatted(context.node(), name, String.join(", ", commands.keySet()))));
    }
}
