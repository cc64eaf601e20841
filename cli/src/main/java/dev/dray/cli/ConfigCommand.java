package dev.dray.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.runtime.config.ConfigText;
import dev.dray.runtime.home.Home;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray config}. */
@Command(
        name = "config",
        description = "Checks or shows the configuration.",
        subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class})
final class ConfigCommand {
    /** {@code dray config check}. */
    @Command(name = "check", description = "Says everything that is wrong with dray.yaml, each with its line.")
    static final class Check implements Runnable {
        @Mixin
        private final Common common = new Common();

        @Override
        public void run() {
            Home home = common.home();
            Settings.of(home);
            String said = Files.exists(home.config())
                    ? home.config() + " is right"
                    : home.config() + " does not exist; everything is at its default";
            Screen screen = common.screen();
            if (screen.json()) {
                screen.json(JsonNodeFactory.instance
                        .objectNode()
                        .put("file", home.config().toString())
                        .put("exists", Files.exists(home.config()))
                        .put("right", true));
            } else {
                screen.line(said);
            }
        }
    }

    /** {@code dray config show}. */
    @Command(name = "show", description = "Prints every setting with the value in effect; secrets as their references.")
    static final class Show implements Runnable {
        @Mixin
        private final Common common = new Common();

        @Override
        public void run() {
            String text = ConfigText.of(Settings.of(common.home()).config());
            Screen screen = common.screen();
            if (screen.json()) {
                screen.json(JsonNodeFactory.instance.objectNode().put("yaml", text));
            } else {
                screen.line(text.stripTrailing());
            }
        }
    }
}
