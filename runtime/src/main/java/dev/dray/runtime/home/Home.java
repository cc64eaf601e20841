package dev.dray.runtime.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The directory that holds everything one installation keeps. Made by {@link #find} or {@link #open}, it and its
 * directories exist, readable by their owner only.
 */
public record Home(Path root) {

    /** The home named by the command line, else by {@code DRAY_HOME}, else {@code ~/.dray}; made if missing. */
    public static Home find(Optional<Path> option, Map<String, String> environment) {
        var user = UserHome.in(environment);
        var named = Optional.ofNullable(environment.get("DRAY_HOME")).filter(value -> !value.isBlank());
        return open(option.map(Path::toString)
                .or(() -> named)
                .map(user::expand)
                .orElseGet(() -> user.path().resolve(".dray")));
    }

    /** The home at {@code root}; made if missing. */
    public static Home open(Path root) {
        var home = new Home(root.toAbsolutePath().normalize());
        for (var directory : List.of(
                home.root,
                home.broker(),
                home.memory(),
                home.logs(),
                home.state(),
                home.blobs(),
                home.work(),
                home.run())) {
            create(directory);
        }
        return home;
    }

    /** The owner's configuration, {@code dray.yaml}; it need not exist. */
    public Path config() {
        return root.resolve("dray.yaml");
    }

    /** The embedded broker's log. */
    public Path broker() {
        return root.resolve("broker");
    }

    /** Daily logs, {@code MEMORY.md} and what is derived from them. */
    public Path memory() {
        return root.resolve("memory");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** Outboxes, ledgers and the state stores of streams. */
    public Path state() {
        return root.resolve("state");
    }

    /** The files that come with messages and are made by jobs, on a gateway. */
    public Path blobs() {
        return root.resolve("blobs");
    }

    /** The workspaces of jobs. */
    public Path work() {
        return root.resolve("work");
    }

    /** Addresses and locks of the roles that run now; worth nothing once they have stopped. */
    public Path run() {
        return root.resolve("run");
    }

    private static void create(Path directory) {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (Files.exists(directory)) {
            throw new HomeException(directory + " is a file where dray keeps a directory; move it away,"
                    + " or choose another home with --home or DRAY_HOME");
        }
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failure) {
            throw new HomeException(
                    directory + " cannot be created (" + failure.getMessage() + "); make its parent writable,"
                            + " or choose another home with --home or DRAY_HOME",
                    failure);
        }
    }
}
