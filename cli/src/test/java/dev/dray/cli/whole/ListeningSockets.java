package dev.dray.cli.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The TCP sockets a process listens on, as Linux tells of them: its namespace's sockets in state LISTEN whose inode is
 * among the process's own files.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">proc_pid_net(5)</a>
 */
final class ListeningSockets {
    private static final String LISTEN = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /** Whether this machine can tell. */
    static boolean canBeTold() {
        return Files.isReadable(Path.of("/proc/self/net/tcp"));
    }

    /** The local addresses, in the kernel's hexadecimal. */
    static List<String> of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        Set<String> inodes;
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            inodes = files.flatMap(file -> target(file).stream()).collect(Collectors.toSet());
        }
        return Stream.of("tcp", "tcp6")
                .map(process.resolve("net")::resolve)
                .filter(Files::exists)
                .flatMap(ListeningSockets::lines)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields[STATE].equals(LISTEN) && inodes.contains("socket:[" + fields[INODE] + "]"))
                .map(fields -> fields[ADDRESS])
                .toList();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing where the file was closed meanwhile. */
    private static Optional<String> target(Path file) {
        try {
            return Optional.of(Files.readSymbolicLink(file).toString());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
