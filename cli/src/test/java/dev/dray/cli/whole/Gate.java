package dev.dray.cli.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A task that waits until it is let through, so that something can happen in the middle of it. Each of its runs leaves a
 * line when it begins and another when it ends.
 */
record Gate(Path directory) {
    private static final String SCRIPT = """
            echo $$ >> began
            while [ ! -e open ]; do sleep 0.1; done
            echo $$ >> ended
            echo "went through"
            """;

    static Gate in(Path parent, String name) throws IOException {
        return new Gate(Files.createDirectories(parent.resolve(name)));
    }

    /** The entry under {@code tasks}. */
    String task(String name) {
        return "%s: {run: [sh, gate.sh], directory: \"%s\"}".formatted(name, directory);
    }

    /** Closes it and forgets what came through. */
    void close() throws IOException {
        Files.writeString(directory.resolve("gate.sh"), SCRIPT);
        for (String file : List.of("open", "began", "ended")) {
            Files.deleteIfExists(directory.resolve(file));
        }
    }

    void open() throws IOException {
        Files.createFile(directory.resolve("open"));
    }

    /** The processes that came to it, and those that went through. */
    List<String> began() {
        return lines("began");
    }

    List<String> ended() {
        return lines("ended");
    }

    private List<String> lines(String file) {
        try {
            Path path = directory.resolve(file);
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
