package dev.dray.node.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Processes as Linux shows them in {@code /proc}. Those of other users show no environment and are left alone. */
final class LinuxProcesses implements ProcessTable {
    private static final String ZOMBIE_OR_DEAD = "ZX";

    private final Path proc;

    LinuxProcesses(Path proc) {
        this.proc = proc;
    }

    @Override
    public Set<ProcessHandle> marked(Map<String, String> marks) {
        Set<ProcessHandle> found = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path one : all) {
                // The handle is taken first: should the id go to another process meanwhile, the handle does not follow.
                ProcessHandle.of(Long.parseLong(one.getFileName().toString()))
                        .filter(handle -> !handle.equals(ProcessHandle.current()))
                        .filter(_ -> carries(read(one.resolve("environ")), marks))
                        .ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + proc, e);
        }
        return found;
    }

    @Override
    public boolean hasEnded(ProcessHandle process) {
        return !process.isAlive()
                || read(proc.resolve(process.pid() + "/stat"))
                        .map(LinuxProcesses::state)
                        .filter(ZOMBIE_OR_DEAD::contains)
                        .isPresent();
    }

    private static boolean carries(Optional<String> environment, Map<String, String> marks) {
        return environment
                .map(text -> "\0" + text)
                .filter(text -> marks.entrySet().stream()
                        .allMatch(mark -> text.contains("\0" + mark.getKey() + "=" + mark.getValue() + "\0")))
                .isPresent();
    }

    /** The state's letter follows the program's name, which stands in parentheses and may contain some. */
    private static String state(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().substring(0, 1);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, ISO_8859_1));
        } catch (IOException _) {
            return Optional.empty(); // Ended meanwhile, or another user's.
        }
    }
}
