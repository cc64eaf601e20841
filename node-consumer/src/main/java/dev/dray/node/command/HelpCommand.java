package dev.dray.node.command;

import static java.util.stream.Collectors.joining;

import dev.dray.schema.Job;
import dev.dray.schema.Role;
import java.util.List;
import java.util.stream.Stream;

/** {@code /help}: what there is; to a guest only what a guest may have. */
final class HelpCommand implements LightCommand {
    private final List<LightCommand> commands;
    private final List<String> routes;

    HelpCommand(List<LightCommand> commands, List<String> routes) {
        this.commands = List.copyOf(commands);
        this.routes = routes.stream().distinct().sorted().toList();
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String purpose() {
        return "this list";
    }

    /** The names of all commands a person may type. */
    List<String> known() {
        return Stream.of(commands.stream().map(LightCommand::name), Stream.of(name()), routes.stream())
                .flatMap(names -> names)
                .toList();
    }

    @Override
    public String answer(Job asked) {
        String own = routes.isEmpty() ? "" : routes.stream().map("/"::concat).collect(joining("\n", "**Yours**\n", ""));
        if (asked.getRole() != Role.OWNER) {
            return own.isEmpty()
                    ? "Just write; there are no commands for guests."
                    : own.replace("**Yours**", "**You may ask for**");
        }
        String ours = Stream.concat(commands.stream(), Stream.of(this))
                .map(command ->
                        "/%s %s".formatted(command.name(), command.arguments()).strip() + " · " + command.purpose())
                .collect(joining("\n", "**Dray**\n", ""));
        return own.isEmpty() ? ours : own + "\n\n" + ours;
    }
}
