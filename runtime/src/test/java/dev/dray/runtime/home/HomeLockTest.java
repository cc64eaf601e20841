package dev.dray.runtime.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    private Path directory;

    @Test
    void refusesASecondHolderInThisProcessAndKeepsTheFirst() throws Exception {
        var home = Home.open(directory);
        try (var _ = HomeLock.acquire(home, "gateway")) {
            assertThatThrownBy(() -> HomeLock.acquire(home, "gateway"))
                    .isInstanceOf(HomeException.class)
                    .hasMessage(taken(ProcessHandle.current().pid()));
            assertThat(inOtherProcess()).isEqualTo(taken(ProcessHandle.current().pid()));
        }
    }

    @Test
    void refusesAHolderWhileAnotherProcessHoldsIt() throws Exception {
        var home = Home.open(directory);
        var holder = other("hold");
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> HomeLock.acquire(home, "gateway")).hasMessage(taken(holder.pid()));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        HomeLock.acquire(home, "gateway").close();
    }

    @Test
    void isFreeOnceClosed() {
        var home = Home.open(directory);
        var lock = HomeLock.acquire(home, "gateway");
        lock.close();
        lock.close();
        HomeLock.acquire(home, "gateway").close();
    }

    @Test
    void differentRightsDoNotExcludeEachOther() {
        var home = Home.open(directory);
        try (var _ = HomeLock.acquire(home, "gateway")) {
            HomeLock.acquire(home, "node").close();
        }
    }

    @Test
    void aNoteLeftByAnEarlierProcessWithOurIdDoesNotBlock() throws IOException {
        var home = Home.open(directory);
        Files.writeString(
                home.run().resolve("gateway.pid"), ProcessHandle.current().pid() + "@2001-01-01T00:00:00Z");
        HomeLock.acquire(home, "gateway").close();
    }

    private String taken(long pid) {
        return "another gateway (process " + pid + ") already runs on " + directory + "; stop it with kill " + pid
                + ", or choose another home with --home or DRAY_HOME";
    }

    private String inOtherProcess() throws Exception {
        var process = other("try");
        var said = process.inputReader().readLine();
        process.waitFor();
        return said;
    }

    private Process other(String task) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestingLockHolder.class.getName(),
                        directory.toString(),
                        task)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
