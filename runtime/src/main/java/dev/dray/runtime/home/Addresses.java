package dev.dray.runtime.home;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the roles that run on a home can be reached: one file a role, {@code run/<role>.properties}, which the running
 * role publishes and others read.
 */
public final class Addresses {
    private static final String PROCESS = "process";

    private final Home home;

    public Addresses(Home home) {
        this.home = home;
    }

    /** What a running role says about itself: its process and, by name ({@code http}, {@code broker}), its addresses. */
    public record Published(long pid, Map<String, String> addresses) {
        public Published {
            addresses = Map.copyOf(addresses);
        }

        public Optional<String> address(String name) {
            return Optional.ofNullable(addresses.get(name));
        }
    }

    /** A publication that stands until it is closed. */
    @FunctionalInterface
    public interface Publication extends AutoCloseable {
        @Override
        void close();
    }

    /** Publishes in one atomic step, in place of what the role published before. */
    public Publication publish(String role, Map<String, String> addresses) {
        var self = RunningProcess.current().toString();
        var all = new TreeMap<>(addresses);
        all.put(PROCESS, self);
        var text = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
        var file = file(role);
        try {
            AtomicFile.write(file, text);
        } catch (IOException failure) {
            throw new HomeException(
                    file + " cannot be written (" + failure.getMessage() + "); free space or make it writable",
                    failure);
        }
        return () -> withdraw(file, self);
    }

    /** What the role published, if the process that did so still runs. */
    public Optional<Published> read(String role) {
        var properties = load(file(role));
        return RunningProcess.parse(properties.getProperty(PROCESS, ""))
                .filter(RunningProcess::isAlive)
                .map(process -> new Published(
                        process.pid(),
                        properties.stringPropertyNames().stream()
                                .filter(name -> !name.equals(PROCESS))
                                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")))));
    }

    private static void withdraw(Path file, String publisher) {
        if (load(file).getProperty(PROCESS, "").equals(publisher)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) {
                // Left behind it reads as absent as soon as this process has ended.
            }
        }
    }

    private static Properties load(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
            return properties;
        } catch (NoSuchFileException _) {
            return properties;
        } catch (IOException failure) {
            throw new HomeException(
                    file + " cannot be read (" + failure.getMessage()
                            + "); make it readable for the user who runs dray",
                    failure);
        }
    }

    private Path file(String role) {
        return home.run().resolve(role + ".properties");
    }
}
