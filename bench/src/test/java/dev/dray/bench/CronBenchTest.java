package dev.dray.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.bench.Benchmark.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronBenchTest {
    @TempDir
    private Path directory;

    private final CronBench bench = new CronBench(new Options(List.of("cron", "--data", "")));

    @Test
    void whatAgreesIsCountedAndAccepted() throws IOException {
        CronBench cron = over("""
                [{"expression": "0 8 * * *", "tz": "Asia/Kolkata", "from": "2026-11-20T00:00:00Z",
                  "next": ["2026-11-20T02:30:00Z", "2026-11-21T02:30:00Z"]},
                 {"expression": "0 0 31 4 *"}]
                """);

        List<Figure> figures = cron.measure(Effort.FULL);

        assertThat(figures)
                .contains(
                        new Figure("cron", "expressions", 2, "1"),
                        new Figure("cron", "fire_times", 2, "1"),
                        new Figure("cron", "refused", 1, "1"));
        assertThat(cron.accepts(figures)).isTrue();
    }

    @Test
    void oneWrongFireTimeIsNotAccepted() throws IOException {
        CronBench cron = over("""
                [{"expression": "0 8 * * *", "tz": "UTC", "from": "2026-11-20T00:00:00Z",
                  "next": ["2026-11-20T08:00:00Z", "2026-11-21T08:00:01Z"]}]
                """);

        List<Figure> figures = cron.measure(Effort.FULL);

        assertThat(figures).contains(new Figure("cron", "deviating", 1, "1"));
        assertThat(cron.accepts(figures)).isFalse();
    }

    @Test
    void whatShouldHaveBeenRefusedIsNotAccepted() throws IOException {
        CronBench cron = over("""
                [{"expression": "0 8 * * *", "tz": "UTC", "from": "2026-11-20T00:00:00Z", "next": ["2026-11-20T08:00:00Z"]},
                 {"expression": "0 8 * * *"}]
                """);

        List<Figure> figures = cron.measure(Effort.FULL);

        assertThat(figures).contains(new Figure("cron", "wrongly_accepted", 1, "1"));
        assertThat(cron.accepts(figures)).isFalse();
    }

    @Test
    void withoutDataItSaysSo() {
        assertThatThrownBy(() -> bench.measure(Effort.FULL))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--data: \"\" is no directory");
    }

    private CronBench over(String expressions) throws IOException {
        Files.writeString(directory.resolve("expressions.json"), expressions);
        return new CronBench(new Options(List.of("cron", "--data", directory.toString())));
    }
}
