package dev.dray.node.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.value.DataSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskConfigTest {
    record File(TaskConfig task) {}

    @Test
    void onlyTheCommandIsNeeded() {
        assertThat(read("run: [sh, render.sh]"))
                .isEqualTo(new TaskConfig(
                        List.of("sh", "render.sh"),
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(30),
                        4_000,
                        new DataSize(256L << 20)));
    }

    @Test
    void everythingCanBeSaid() {
        assertThat(read("""
                                run: [vercel, deploy, "{1}", "{*}"]
                                  directory: /srv/site
                                  environment: {CI: "1"}
                                  secrets: [vercel-token]
                                  timeout: 1h
                                  grace: 10s
                                  retry-after: 5m
                                  result: 500
                                  log: 1 MiB"""))
                .isEqualTo(new TaskConfig(
                        List.of("vercel", "deploy", "{1}", "{*}"),
                        Optional.of(Path.of("/srv/site")),
                        Map.of("CI", "1"),
                        List.of("vercel-token"),
                        Duration.ofHours(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        500,
                        new DataSize(1L << 20)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    run: []                                     | names no program
                    run: ['']                                   | names no program
                    run: [sh render.sh]                         | no shell splits it; write [sh, render.sh]
                    run: [render, '--in={1}']                   | make it an element of its own
                    run: [render, '{0}']                        | the first argument is {1}
                    {run: [render], directory: site}            | site is relative
                    {run: [render], environment: {A-B: x}}      | "A-B" is no name of a variable
                    {run: [render], environment: {DRAY_JOB: x}} | DRAY_JOB is set by dray itself
                    {run: [render], timeout: 0s}                | must be longer than zero
                    {run: [render], retry-after: 0s}            | must be longer than zero
                    {run: [render], grace: 2m}                  | not between 0s and 1m
                    {run: [render], result: 0}                  | not between 1 and 100000 characters
                    """)
    void whatCannotBeMeantIsRefusedWithTheRemedy(String text, String why) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining(why);
    }

    private static TaskConfig read(String text) {
        String yaml = text.startsWith("{") ? "task: " + text : "task:\n  " + text;
        return ConfigFile.parse("dray.yaml", yaml, File.class, reference -> "").task();
    }
}
