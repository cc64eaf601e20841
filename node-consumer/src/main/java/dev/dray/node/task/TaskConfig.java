package dev.dray.node.task;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.value.DataSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry under {@code tasks} in {@code dray.yaml}: a command that can be asked for by its name.
 *
 * @param run the program and its arguments, one element each; {@code {1}}, {@code {*}} and {@code {text}} stand for the
 *     words of the job
 * @param directory where it runs; the job's workspace where absent
 * @param environment variables it sees besides PATH, HOME, LANG, TMPDIR and USER
 * @param secrets names of secrets it sees as variables: {@code vercel-token} as {@code VERCEL_TOKEN}
 * @param timeout how long it may run, where the route does not say
 * @param grace how long its processes have between being asked to end and being killed
 * @param retryAfter how long to wait where it asks to be tried again, with exit code 75
 * @param result how many characters of its output a result may have; the last ones count
 * @param log how much of its output is kept in the workspace
 */
public record TaskConfig(
        List<String> run,
        Optional<Path> directory,
        Map<String, String> environment,
        List<String> secrets,
        @Default("10m") Duration timeout,
        @Default("3s") Duration grace,
        @Default("30s") Duration retryAfter,
        @Default("4000") int result,
        @Default("256 MiB") DataSize log) {
    private static final int LONGEST_RESULT = 100_000;
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(1);

    public TaskConfig {
        run = List.copyOf(run);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        secrets = List.copyOf(secrets);
        if (run.isEmpty() || run.getFirst().isBlank()) {
            throw new IllegalArgumentException(
                    "run: names no program; write the program and its arguments as a list, such as [sh, render.sh, \"{1}\"]");
        }
        if (run.size() == 1 && run.getFirst().contains(" ")) {
            throw new IllegalArgumentException("run: \"%s\" is one word with spaces, and no shell splits it; write [%s]"
                    .formatted(run.getFirst(), run.getFirst().strip().replaceAll(" +", ", ")));
        }
        for (int n = 0; n < run.size(); n++) {
            reject("run[%d]: ".formatted(n), CommandLine.mistake(run.get(n)));
        }
        directory.filter(path -> !path.isAbsolute()).ifPresent(path -> {
            throw new IllegalArgumentException(
                    "directory: %s is relative, and to what is unclear; write it from / or ~/ on".formatted(path));
        });
        reject(
                "environment: ",
                environment.keySet().stream()
                        .filter(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]*"))
                        .findFirst()
                        .map("\"%s\" is no name of a variable; use letters, digits and _"::formatted));
        reject(
                "environment: ",
                environment.keySet().stream()
                        .filter(name -> name.startsWith("DRAY_"))
                        .findFirst()
                        .map("%s is set by dray itself; choose another name"::formatted));
        positive("timeout", timeout);
        positive("retry-after", retryAfter);
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("grace: %s is not between 0s and 1m".formatted(grace));
        }
        if (result < 1 || result > LONGEST_RESULT) {
            throw new IllegalArgumentException(
                    "result: %d is not between 1 and %d characters".formatted(result, LONGEST_RESULT));
        }
    }

    /**
     * Refuses tasks that name a secret there is none of.
     *
     * @throws IllegalArgumentException naming the place in {@code dray.yaml}
     */
    public static void requireSecrets(Map<String, TaskConfig> tasks, Collection<String> defined) {
        tasks.forEach((task, config) -> {
            for (String name : config.secrets()) {
                if (!defined.contains(name)) {
                    throw new IllegalArgumentException(
                            "tasks.%s.secrets: there is no secret \"%s\"; define it under secrets, such as %s: ${env:%s}"
                                    .formatted(task, name, name, TaskEnvironment.variable(name)));
                }
            }
        });
    }

    private static void positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("%s: must be longer than zero, such as 10m".formatted(name));
        }
    }

    private static void reject(String place, Optional<String> mistake) {
        mistake.ifPresent(words -> {
            throw new IllegalArgumentException(place + words);
        });
    }
}
