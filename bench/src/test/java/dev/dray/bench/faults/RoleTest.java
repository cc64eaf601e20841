package dev.dray.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void whatEndsByItselfIsStartedAgain() throws Exception {
        try (Role role = role("echo ready now; exit 3")) {
            role.start();
            assertThat(Pause.until(() -> role.gaveUp() >= 2, PATIENCE)).isTrue();
        }
    }

    @Test
    void whatIsKilledStaysDownUntilItIsStarted() throws Exception {
        try (Role role = role("echo ready now; exec sleep 600")) {
            role.start();
            assertThat(role.awaitReady(PATIENCE)).isTrue();
            role.kill();
            assertThat(role.gaveUp()).isZero();
            role.start();
            assertThat(role.awaitReady(PATIENCE)).isTrue();
            assertThat(role.gaveUp()).isZero();
        }
    }

    @Test
    void whatIsStoppedTellsItsExitCode() throws Exception {
        try (Role role = role("trap 'exit 7' TERM; echo ready now; while :; do sleep 0.1; done")) {
            role.start();
            assertThat(role.awaitReady(PATIENCE)).isTrue();
            assertThat(role.stop()).isEqualTo(7);
        }
    }

    @Test
    void whatSleepsSaysNothingUntilItWakes() throws Exception {
        Path ticks = directory.resolve("ticks");
        try (Role role = role("echo ready now; while :; do echo tick >> %s; sleep 0.05; done".formatted(ticks))) {
            role.start();
            assertThat(Pause.until(() -> Files.exists(ticks), PATIENCE)).isTrue();
            role.sleep();
            Pause.of(Duration.ofMillis(200)); // A signal is on its way for a moment.
            long asleep = Files.size(ticks);
            assertThat(Pause.until(() -> ticks.toFile().length() > asleep, Duration.ofSeconds(1)))
                    .isFalse();
            role.wake();
            assertThat(Pause.until(() -> ticks.toFile().length() > asleep, PATIENCE))
                    .isTrue();
        }
    }

    @Test
    void aPowerCutTakesWhatItStartedAlong() throws Exception {
        Path child = directory.resolve("child");
        try (Role role = role("sleep 600 & echo $! > %s; echo ready now; wait".formatted(child))) {
            role.start();
            assertThat(role.awaitReady(PATIENCE)).isTrue();
            role.powerOff();
            assertThat(Pause.until(() -> !alive(child), PATIENCE)).isTrue();
        }
    }

    @Test
    void aRestartKillsWhatDoesNotEndInTime() throws Exception {
        Path child = directory.resolve("child");
        try (Role role = role(
                "trap '' TERM; sleep 600 & echo $! > %s; echo ready now; while :; do wait; done".formatted(child))) {
            role.start();
            assertThat(role.awaitReady(PATIENCE)).isTrue();
            role.shutDown(Duration.ofMillis(200));
            assertThat(Pause.until(() -> !alive(child), PATIENCE)).isTrue();
            assertThat(role.gaveUp()).isZero();
        }
    }

    private static boolean alive(Path child) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(child).strip()))
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Role role(String script) {
        return new Role(RoleName.NODE, List.of("sh", "-c", script), Map.of(), directory.resolve("node.out"));
    }
}
