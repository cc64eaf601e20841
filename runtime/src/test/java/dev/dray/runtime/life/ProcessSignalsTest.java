package dev.dray.runtime.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a real process does when it is sent real signals. */
class ProcessSignalsTest {
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aTermClosesSoftlyAndTheProcessEndsWithSuccess() throws Exception {
        var process = start("quick");
        signal(process, "TERM");
        assertThat(line(process)).isEqualTo("closing");
        assertThat(line(process)).isEqualTo("ended");
        assertThat(exitCode(process)).isZero();
    }

    @Test
    void aSecondInterruptCuts() throws Exception {
        var process = start("slow");
        signal(process, "INT");
        assertThat(line(process)).isEqualTo("closing");
        signal(process, "INT");
        assertThat(line(process)).isEqualTo("cut");
        assertThat(line(process)).isEqualTo("ended");
        assertThat(exitCode(process)).isZero();
    }

    @Test
    void anExitFromWithinClosesSoftlyToo() throws Exception {
        var process = start("exit");
        assertThat(line(process)).isEqualTo("closing");
        assertThat(exitCode(process)).isEqualTo(7);
    }

    private Process start(String manner) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestingProcess.class.getName(),
                        manner)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        assertThat(line(process)).isEqualTo("started");
        return process;
    }

    private static void signal(Process process, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String line(Process process) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return String.valueOf(process.inputReader().readLine());
                    } catch (IOException failure) {
                        return failure.toString();
                    }
                })
                .get(60, TimeUnit.SECONDS);
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
