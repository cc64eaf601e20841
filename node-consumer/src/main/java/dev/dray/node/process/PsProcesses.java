package dev.dray.node.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Processes as {@code ps} lists them with their environment, for macOS. That system hides the environment of programs of
 * its own; what moved away from its parent through one of those is found only if it was seen before it moved.
 */
final class PsProcesses implements ProcessTable {
    private final List<String> command;

    PsProcesses(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    public Set<ProcessHandle> marked(Map<String, String> marks) {
        Set<ProcessHandle> found = new HashSet<>();
        for (String line : list().lines().toList()) {
            String process = line.strip();
            boolean carries = marks.entrySet().stream()
                    .allMatch(mark -> (process + " ").contains(" " + mark.getKey() + "=" + mark.getValue() + " "));
            if (carries && process.matches("\\d+ .*")) {
                ProcessHandle.of(Long.parseLong(process.substring(0, process.indexOf(' '))))
                        .filter(handle -> !handle.equals(ProcessHandle.current()))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    @Override
    public boolean hasEnded(ProcessHandle process) {
        return !process.isAlive();
    }

    private String list() {
        try {
            Process ps = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var output = ps.getInputStream()) {
                return new String(output.readAllBytes(), UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list processes with " + command.getFirst(), e);
        }
    }
}
