package dev.dray.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.runtime.config.ConfigText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray config show}. */
@Command(name = "show", description = "Prints every setting with the value in effect; secrets as their references.")
final class ConfigShowCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        String text = ConfigText.of(Settings.of(common.home()).config());
        Screen screen = common.screen();
        if (screen.json()) {
            Object settings = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            screen.json(new ObjectMapper().valueToTree(settings));
        } else {
            screen.line(text.stripTrailing());
        }
    }
}
