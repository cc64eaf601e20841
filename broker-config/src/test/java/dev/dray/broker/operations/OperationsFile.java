package dev.dray.broker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file an owner installs, as it is in this repository. */
record OperationsFile(String name, String text) {
    /** Reads a file by its path from the root of the repository. */
    static OperationsFile read(String path) {
        // Maven runs a module's tests in the module's folder.
        Path file = Path.of("..").resolve(path);
        try {
            return new OperationsFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no " + path + " seen from " + Path.of("").toAbsolutePath(), e);
        }
    }

    /** The same file with one violation planted in it. */
    OperationsFile with(Planted planted) {
        assertThat(text).as("the text to plant %s in", planted).contains(planted.original());
        return new OperationsFile(name, text.replace(planted.original(), planted.instead()));
    }
}
