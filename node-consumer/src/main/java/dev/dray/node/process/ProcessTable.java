package dev.dray.node.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The machine's processes, and what their environment said when they started. */
public interface ProcessTable {

    /** The living processes, this one apart, whose environment has all of these variables with these values. */
    Set<ProcessHandle> marked(Map<String, String> marks);

    /** Whether it runs no more; one whose parent has not yet asked how it ended has ended too. */
    boolean hasEnded(ProcessHandle process);

    /** Linux's {@code /proc} where there is one, otherwise {@code ps} as on macOS. */
    static ProcessTable ofThisMachine() {
        Path proc = Path.of("/proc");
        return Files.exists(proc.resolve("self/environ"))
                ? new LinuxProcesses(proc)
                : new PsProcesses(List.of("/bin/ps", "-axEww", "-o", "pid=,command="));
    }
}
