package dev.dray.cli.docs;

import dev.dray.cli.Dray;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The page about the commands: a heading a command, below it what the program itself says of the command, and then, from the
 * first example on, what a person wrote.
 */
record CliPage(String introduction, Map<String, String> sections) {
    private static final String HEADING = "### ";
    private static final String EXAMPLE = "```sh\n";
    private static final Set<String> COMMON = Set.of("--home", "--output", "--debug", "--help", "--version");

    static CliPage parse(String text) {
        List<String> parts = List.of(text.split("(?m)^" + HEADING));
        Map<String, String> sections = new LinkedHashMap<>();
        parts.stream()
                .skip(1)
                .forEach(part -> sections.put(part.lines().findFirst().orElse(""), HEADING + part));
        return new CliPage(parts.getFirst(), sections);
    }

    /** Every command a person is meant to know, by its whole name, in the order of the help. */
    static Map<String, CommandSpec> commands() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return within(Dray.commandLine(nowhere, nowhere).getCommandSpec())
                .skip(1)
                .collect(Collectors.toMap(
                        CommandSpec::qualifiedName, each -> each, (first, _) -> first, LinkedHashMap::new));
    }

    private static Stream<CommandSpec> within(CommandSpec command) {
        return command.usageMessage().hidden()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(command),
                        command.subcommands().values().stream()
                                .map(CommandLine::getCommandSpec)
                                .distinct()
                                .flatMap(CliPage::within));
    }

    /** The page as the program would have it: what it says itself is replaced, what a person wrote is kept. */
    CliPage asTheProgramSays() {
        Map<String, String> proposed = new LinkedHashMap<>();
        commands().forEach((name, command) -> {
            String section = sections.getOrDefault(name, "");
            int example = section.indexOf(EXAMPLE);
            String written = example < 0 ? EXAMPLE + name + "\n```\n\n" : section.substring(example);
            proposed.put(name, said(name, command) + written);
        });
        return new CliPage(introduction, proposed);
    }

    /** The examples of all sections, one command line each. */
    List<String> examples() {
        List<String> examples = new ArrayList<>();
        sections.values().forEach(section -> {
            boolean inside = false;
            for (String line : section.lines().toList()) {
                inside = line.startsWith("```") ? line.equals("```sh") : inside;
                if (inside && line.startsWith("dray ")) {
                    examples.add(line);
                }
            }
        });
        return examples;
    }

    @Override
    public String toString() {
        return introduction + String.join("", sections.values());
    }

    private static String said(String name, CommandSpec command) {
        List<String> synopsis = new ArrayList<>(List.of(name));
        List<String> rows = new ArrayList<>();
        for (PositionalParamSpec word : command.positionalParameters()) {
            rows.add(row("`" + word.paramLabel() + "`", word.description()));
        }
        for (OptionSpec option : own(command)) {
            String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            synopsis.add("[%s%s]".formatted(option.longestName(), label));
            rows.add(row(
                    Stream.of(option.names()).map("`%s`"::formatted).collect(Collectors.joining(", "))
                            + (label.isEmpty() ? "" : " `" + label.strip() + "`"),
                    option.description()));
        }
        command.positionalParameters()
                .forEach(word -> synopsis.add((word.arity().min() == 0 ? "[%s]" : "%s").formatted(word.paramLabel())
                        + (word.arity().isVariable() ? "..." : "")));
        if (!command.subcommands().isEmpty()) {
            synopsis.add(command.userObject() instanceof Runnable ? "[COMMAND]" : "COMMAND");
        }
        String table = rows.isEmpty() ? "" : "\n| | |\n|---|---|\n" + String.join("", rows);
        String line = synopsis.size() == 1 ? "" : "\n```\n" + String.join(" ", synopsis) + "\n```\n";
        return HEADING + name + "\n\n" + String.join(" ", command.usageMessage().description()) + "\n" + line + table
                + "\n";
    }

    private static List<OptionSpec> own(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !COMMON.contains(option.longestName()))
                .toList();
    }

    private static String row(String name, String[] description) {
        return "| %s | %s |\n".formatted(name, String.join(" ", description).replace("|", "\\|"));
    }
}
