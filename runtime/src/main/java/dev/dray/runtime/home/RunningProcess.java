package dev.dray.runtime.home;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A process by its id and its start, so that a later process with the same id is not mistaken for it. */
record RunningProcess(long pid, Optional<Instant> start) {

    static RunningProcess current() {
        return of(ProcessHandle.current());
    }

    /** Reads {@code pid@start} or {@code pid}; nothing where the text is neither. */
    static Optional<RunningProcess> parse(String text) {
        var parts = text.strip().split("@", 2);
        try {
            return Optional.of(new RunningProcess(
                    Long.parseLong(parts[0]),
                    parts.length == 1 ? Optional.empty() : Optional.of(Instant.parse(parts[1]))));
        } catch (NumberFormatException | DateTimeParseException _) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(RunningProcess::of)
                .filter(now -> start.isEmpty() || now.start.isEmpty() || start.equals(now.start))
                .isPresent();
    }

    private static RunningProcess of(ProcessHandle handle) {
        return new RunningProcess(handle.pid(), handle.info().startInstant());
    }

    @Override
    public String toString() {
        return pid + start.map(instant -> "@" + instant).orElse("");
    }
}
