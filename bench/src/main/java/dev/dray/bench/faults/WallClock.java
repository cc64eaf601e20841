package dev.dray.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process's wall clock, which can be set wrong while it runs: Debian's libfaketime, told by a file. How time passes
 * (the monotonic clock) stays as it is, as with a clock that somebody sets.
 */
record WallClock(Path library, Path file) {
    /** Where the library is on this machine, if it is. */
    static Optional<Path> installed() {
        return Stream.of("x86_64", "aarch64")
                .map(machine -> Path.of("/usr/lib/%s-linux-gnu/faketime/libfaketimeMT.so.1".formatted(machine)))
                .filter(Files::exists)
                .findFirst();
    }

    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Meant for older C libraries; with this one it makes every timed wait of the JVM return at once.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "FAKETIME_DONT_RESET", "1",
                "NO_FAKE_STAT", "1");
    }

    /** Heard of within a second. */
    void set(Duration off) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, "%+d\n".formatted(off.toSeconds()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
