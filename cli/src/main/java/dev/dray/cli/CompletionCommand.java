package dev.dray.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.cli.view.Screen;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dray generate-completion}. */
@Command(
        name = "generate-completion",
        description = "Prints a script with which bash and zsh complete commands and options at the TAB key.")
final class CompletionCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec root = Objects.requireNonNull(spec).root();
        String script = AutoComplete.bash(root.name(), root.commandLine());
        Screen screen = common.screen();
        if (screen.json()) {
            screen.json(JsonNodeFactory.instance.objectNode().put("script", script));
        } else {
            screen.line(script.stripTrailing());
        }
    }
}
