package dev.dray.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.runtime.config.ConfigException;
import dev.dray.runtime.config.ConfigProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray config check}. */
@Command(name = "check", description = "Says everything that is wrong with dray.yaml, each with its line.")
final class ConfigCheckCommand implements Callable<Integer> {
    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() {
        Path file = common.home().config();
        Screen screen = common.screen();
        try {
            Settings.of(common.home());
        } catch (ConfigException e) {
            if (!screen.json()) {
                throw e;
            }
            screen.json(json(file, e.problems()));
            return ExitCode.CONFIGURATION.number();
        }
        if (screen.json()) {
            screen.json(json(file, List.of()));
        } else if (Files.exists(file)) {
            screen.line(file + " is right");
        } else {
            screen.line(file + " does not exist; everything is at its default");
        }
        return ExitCode.DONE.number();
    }

    private static ObjectNode json(Path file, List<ConfigProblem> problems) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.toString())
                .put("exists", Files.exists(file))
                .put("right", problems.isEmpty());
        ArrayNode each = json.putArray("problems");
        problems.forEach(problem -> each.addObject()
                .put("setting", problem.path())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("message", problem.message()));
        return json;
    }
}
