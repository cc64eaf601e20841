package dev.dray.runtime.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path directory;

    @Test
    void isNamedByTheOptionBeforeTheEnvironment() {
        var home = Home.find(
                Optional.of(directory.resolve("a")),
                Map.of("DRAY_HOME", directory.resolve("b").toString()));
        assertThat(home.root()).isEqualTo(directory.resolve("a"));
    }

    @Test
    void isNamedByTheEnvironment() {
        var home = Home.find(Optional.empty(), Map.of("DRAY_HOME", "~/b", "HOME", directory.toString()));
        assertThat(home.root()).isEqualTo(directory.resolve("b"));
    }

    @Test
    void isInTheUsersHomeByDefault() {
        var home = Home.find(Optional.empty(), Map.of("HOME", directory.toString(), "DRAY_HOME", ""));
        assertThat(home.root()).isEqualTo(directory.resolve(".dray"));
    }

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        var home = Home.open(directory.resolve("new/home"));
        for (var made :
                new Path[] {home.root(), home.broker(), home.memory(), home.logs(), home.state(), home.work()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
        assertThat(home.config()).isEqualTo(home.root().resolve("dray.yaml")).doesNotExist();
    }

    @Test
    void leavesAnExistingDirectoryAsItIs() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
        Home.open(directory);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void refusesAFile() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> Home.open(file))
                .isInstanceOf(HomeException.class)
                .hasMessage(file + " is a file where dray keeps a directory; move it away,"
                        + " or choose another home with --home or DRAY_HOME");
    }

    @Test
    void saysWhyItCannotBeMade() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> Home.open(file.resolve("home")))
                .isInstanceOf(HomeException.class)
                .hasMessageStartingWith(file.resolve("home") + " cannot be created (")
                .hasMessageEndingWith("); make its parent writable, or choose another home with --home or DRAY_HOME");
    }
}
