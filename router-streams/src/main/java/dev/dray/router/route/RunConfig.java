package dev.dray.router.route;

import dev.dray.router.route.JobTemplate.Work;
import dev.dray.runtime.config.Default;
import dev.dray.schema.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a route has run: a task of the owner's, or a command of the gateway's.
 *
 * @param lane where; the gateway itself unless given
 * @param arguments put before the words that came with the message's command
 */
public record RunConfig(
        Optional<String> task,
        Optional<String> command,
        @Default("light") String lane,
        List<String> arguments) {
    private static final Pattern LANE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public RunConfig {
        if (task.isPresent() == command.isPresent()) {
            throw new IllegalArgumentException(
                    task.isPresent()
                            ? "command: there is a task already; keep one of the two"
                            : "task: is missing; name the task to run, or a command");
        }
        if (!LANE.matcher(lane).matches()) {
            throw new IllegalArgumentException(
                    "lane: \"%s\" is not a lane; write lower-case letters, digits and hyphens, such as video"
                            .formatted(lane));
        }
        if (command.isPresent() && !lane.equals(Topics.LIGHT)) {
            throw new IllegalArgumentException(
                    "lane: commands run on the gateway; leave %s out, or run a task there".formatted(lane));
        }
    }

    Work work(Optional<CommandLine> asked) {
        List<String> all = new ArrayList<>(arguments);
        asked.ifPresent(line -> all.addAll(line.arguments()));
        return new Work(
                task.isPresent() ? "task" : "command", task.or(() -> command).orElseThrow(), all);
    }
}
