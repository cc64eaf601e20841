package dev.dray.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories nobody needs once the run is over. */
public final class Directories {
    private Directories() {}

    /** Deletes a directory with all that is in it. */
    public static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Deletes a directory, as far as that is possible, when this program ends, however it does. */
    public static void deleteAtTheEnd(Path root) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                delete(root);
            } catch (IOException e) {
                System.err.println("left behind: " + root + " (" + e.getMessage() + ")");
            }
        }));
    }
}
