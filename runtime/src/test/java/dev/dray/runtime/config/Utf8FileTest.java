package dev.dray.runtime.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Utf8FileTest {
    @TempDir
    private Path directory;

    private void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> ConfigFile.read(file, TestingConfig.class, _ -> ""))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void thatIsMissing() {
        var file = directory.resolve("dray.yaml");
        assertRefused(file, file + ": does not exist; create it, or name another file");
    }

    @Test
    void thatIsADirectory() {
        assertRefused(
                directory,
                directory + ": is a directory; name a file in it, such as " + directory.resolve("dray.yaml"));
    }

    @Test
    void thatCannotBeRead() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "").resolve("dray.yaml");
        assertRefused(
                file, file + ": cannot be read (Not a directory); check its path, its owner and its mode (chmod u+r)");
    }

    @Test
    void thatIsNotUtf8() throws IOException {
        var file = Files.write(directory.resolve("dray.yaml"), new byte[] {'a', '\n', 'b', (byte) 0xe4, '\n'});
        assertRefused(file, file + ":2:2: this byte is not UTF-8; save the file with the encoding UTF-8");
    }
}
