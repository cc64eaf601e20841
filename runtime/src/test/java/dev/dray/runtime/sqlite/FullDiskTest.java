package dev.dray.runtime.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a commit that the operating system refuses to write. */
class FullDiskTest {
    @TempDir
    private Path directory;

    @Test
    void aRefusedCommitIsTakenBackAndTheWriterGoesOn() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // Files of 16 MiB at most (in some shells of 32), enough for what the JVM and the driver write themselves.
        var process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 32768 && exec \"$@\"",
                        "sh",
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestingFullDisk.class.getName(),
                        directory.resolve("x.db").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines())
                .satisfiesExactly(
                        failure -> assertThat(failure)
                                .startsWith("x.db: a commit failed: the disk could not be read or written (")
                                .endsWith("); check the disk"),
                        next -> assertThat(next).isEqualTo("went on"),
                        last -> assertThat(last).isEqualTo("kept all"));
        assertThat(process.waitFor()).isZero();
    }
}
