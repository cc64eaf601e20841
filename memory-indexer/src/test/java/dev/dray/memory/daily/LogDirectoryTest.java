package dev.dray.memory.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LogDirectoryTest {
    @Test
    void eachFailureNamesThePlaceAndTheRemedy() {
        assertThat(told(new IOException("No space left on device")))
                .isEqualTo("/memory/2026-02-08.md cannot be written: the disk is full; free some space");
        assertThat(told(new FileSystemException("x", null, "Read-only file system")))
                .endsWith("the disk is read-only; mount it writable");
        assertThat(told(new AccessDeniedException("x")))
                .endsWith("it is not writable; give it to the user who runs dray (chown, chmod u+rwX)");
        assertThat(told(new FileAlreadyExistsException("x"))).contains("is a file; move that away");
        assertThat(told(new IOException("Input/output error"))).endsWith("Input/output error; check the disk");
    }

    private static String told(IOException failure) {
        return String.valueOf(
                LogDirectory.failure(Path.of("/memory/2026-02-08.md"), failure).getMessage());
    }
}
