package dev.dray.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this machine lets us do.
 *
 * @param disks whether small disks can be mounted, for which one must be root
 * @param clock the library that sets a process's clock, where it is installed
 */
public record Means(boolean disks, Optional<Path> clock) {
    /** All there is. */
    public static Means ofThisMachine() throws IOException, InterruptedException {
        return new Means(Disk.canBeMade(Path.of(System.getProperty("java.io.tmpdir"))), WallClock.installed());
    }

    /** What every Linux has. */
    public static Means ofAnyLinux() {
        return new Means(false, Optional.empty());
    }

    Set<Kind> possible() {
        return Kind.of(action -> switch (action) {
            case FILL -> disks;
            case JUMP -> clock.isPresent();
            case KILL, STOP, SLEEP, SILENCE, REFUSE -> true;
        });
    }

    /** What is left out, and what it would need; nothing where nothing is. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!disks) {
            missing.add("full disks are left out: mounting one needs root");
        }
        if (clock.isEmpty()) {
            missing.add("clock jumps are left out: they need libfaketime (apt-get install libfaketime)");
        }
        return missing;
    }
}
