package dev.dray.node.task;

import dev.dray.runtime.value.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks as the configuration would make them. */
public final class TestingTasks {
    private TestingTasks() {}

    static TaskConfig running(String... command) {
        return task(List.of(command), List.of(), Duration.ofMinutes(1));
    }

    public static TaskConfig script(String script) {
        return running("sh", "-c", script);
    }

    static TaskConfig limited(Duration timeout, String script) {
        return task(List.of("sh", "-c", script), List.of(), timeout);
    }

    static TaskConfig withSecrets(List<String> secrets, String script) {
        return task(List.of("sh", "-c", script), secrets, Duration.ofMinutes(1));
    }

    static TaskConfig task(List<String> run, List<String> secrets, Duration timeout) {
        return new TaskConfig(
                run,
                Optional.empty(),
                Map.of("COLOUR", "blue"),
                secrets,
                timeout,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                4_000,
                new DataSize(256L * 1024 * 1024));
    }
}
