package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final int CHECKS = 15;

    @TempDir
    Path directory;

    @Test
    void aDayWithAPowerCutLosesNothing() {
        Ran demo = Ran.dray("demo", "--in", directory.toString(), "-o", "json");

        assertThat(demo.json())
                .as(demo.err())
                .hasSize(CHECKS)
                .allMatch(check -> check.path("holds").asBoolean());
        assertThat(demo.code()).isZero();
        assertThat(demo.err()).contains("kill -9", "Everything is left for looking at in " + directory);
    }

    @Test
    void itPlaysInNobodyElsesDirectory() throws Exception {
        Files.writeString(directory.resolve("invoice.txt"), "mine");

        Ran demo = Ran.dray("demo", "--in", directory.toString());

        assertThat(demo.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(demo.err()).contains("is not empty");
        assertThat(directory).isDirectoryNotContaining("glob:**/dray.yaml");
    }
}
