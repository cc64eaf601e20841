package dev.dray.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobProcessesTest {
    private final Map<String, String> marks =
            Map.of("DRAY_JOB", UUID.randomUUID().toString(), "DRAY_NODE", "mini");
    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final JobProcesses processes = new JobProcesses(table, marks);

    @TempDir
    Path directory;

    @AfterEach
    void nothingStaysBehind() {
        table.marked(marks).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aChildThatForkedTwiceAndLeftItsSessionIsEnded() throws Exception {
        Process shell = start("(setsid sh -c 'echo ready; exec sleep 600' &) ; exit 0");
        assertThat(shell.inputReader().readLine()).isEqualTo("ready");
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(processes.running()).hasSize(1);
        processes.end(Duration.ofSeconds(5));
        assertThat(processes.running()).isEmpty();
    }

    @Test
    void whatIgnoresThePoliteSignalIsKilled() throws Exception {
        Process shell = start("trap '' TERM; echo ready; while :; do sleep 600; done");
        assertThat(shell.inputReader().readLine()).isEqualTo("ready");
        processes.end(Duration.ofMillis(200));
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(processes.running()).isEmpty();
    }

    @Test
    void whatCleansUpOnThePoliteSignalHasTheTimeTo() throws Exception {
        Process shell = start("trap 'echo cleaned > clean; exit 0' TERM; echo ready; sleep 600 & wait");
        assertThat(shell.inputReader().readLine()).isEqualTo("ready");
        processes.end(Duration.ofSeconds(10));
        assertThat(directory.resolve("clean")).exists();
    }

    @Test
    void aChildThatClearedItsEnvironmentIsEndedIfItWasSeen() throws Exception {
        Process shell = start("env -i setsid sh -c 'echo ready; sleep 600; :'");
        assertThat(shell.inputReader().readLine()).isEqualTo("ready");
        List<ProcessHandle> children = shell.toHandle().descendants().toList();
        processes.remember(shell.toHandle());
        shell.destroyForcibly();
        processes.end(Duration.ofSeconds(5));
        assertThat(children).isNotEmpty().allMatch(table::hasEnded);
    }

    @Test
    void anotherJobsProcessesAreLeftAlone() throws Exception {
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            processes.end(Duration.ofMillis(100));
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void psListsTheMarkedProcesses() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            Path ps = Files.createFile(
                    directory.resolve("ps"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(ps, """
                    #!/bin/sh
                    echo '%6d sleep 600 PATH=/bin DRAY_JOB=abc DRAY_NODE=mini TERM=dumb'
                    echo '     1 sleep 600 PATH=/bin DRAY_JOB=abcd DRAY_NODE=mini'
                    echo '     1 sleep 600 DRAY_JOB=abc'
                    """.formatted(sleep.pid()));
            Set<ProcessHandle> found =
                    new PsProcesses(List.of(ps.toString())).marked(Map.of("DRAY_JOB", "abc", "DRAY_NODE", "mini"));
            assertThat(found).containsExactly(sleep.toHandle());
        } finally {
            sleep.destroyForcibly();
        }
    }

    private Process start(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(directory.toFile());
        builder.environment().putAll(marks);
        return builder.start();
    }
}
