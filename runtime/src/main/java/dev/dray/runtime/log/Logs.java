package dev.dray.runtime.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Sets up the process's one logging system, java.util.logging, which slf4j writes to. Called once by a composition root
 * before anything logs; a later call replaces what an earlier one set up.
 */
public final class Logs {
    private static final int FILE_BYTES = 10 * 1024 * 1024;
    private static final int FILES = 5;

    /**
     * Kafka warns of what is our own doing or passes by itself, such as every try to reach a broker that is away, and
     * logs as an error that a topic it was just told to create is not there yet.
     */
    private static final String LEVELS = """
            .level=WARNING
            dev.dray.level=INFO
            kafka.level=SEVERE
            org.apache.kafka.level=SEVERE
            org.apache.kafka.clients.admin.internals.PartitionLeaderStrategy.level=OFF
            """;

    private Logs() {}

    /**
     * Logs to {@link #file}, rotated at 10 MB with five files kept: our own records from INFO up, those of libraries
     * from WARN up, Kafka's from ERROR up.
     */
    public static void toFile(Path directory, String role) {
        levels(LEVELS);
        try {
            Files.createDirectories(directory);
            var handler = new FileHandler(pattern(directory, role), FILE_BYTES, FILES, true);
            handler.setEncoding(StandardCharsets.UTF_8.name());
            handler.setLevel(Level.ALL);
            handler.setFormatter(new LogLine());
            Logger.getLogger("").addHandler(handler);
        } catch (IOException failure) {
            throw new LogException(
                    "the log in " + directory + " cannot be written (" + failure.getMessage()
                            + "); make the directory writable for the user who runs dray",
                    failure);
        }
    }

    /** Logs nothing, for a command whose output is its answer. */
    public static void silent() {
        levels(".level=OFF\n");
    }

    /** The file that is written now; older ones have 1 to 4 in the place of 0. */
    public static Path file(Path directory, String role) {
        return directory.resolve(role + ".0.log");
    }

    private static String pattern(Path directory, String role) {
        return directory.toString().replace("%", "%%") + "/" + role + ".%g.log";
    }

    /** Sets levels by name, so that they hold for loggers that do not exist yet; removes all handlers. */
    private static void levels(String properties) {
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(properties.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
