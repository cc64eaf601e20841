package dev.dray.node.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * All processes of one job: those that carry its marks in their environment, wherever they moved to, and those that were
 * seen to descend from one of its own. A process that cleared its environment and left its parent between two looks
 * escapes; nothing short of a control group would find it.
 */
public final class JobProcesses {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    private static final Duration KILLED_BY = Duration.ofSeconds(5);

    private final ProcessTable table;
    private final Map<String, String> marks;
    private final Set<ProcessHandle> seen = new HashSet<>();

    /** The environment variables by which the processes of a job on a node are known. */
    public static Map<String, String> marks(String job, String node) {
        return Map.of("DRAY_JOB", job, "DRAY_NODE", node);
    }

    /** @param marks environment variables that no process of another job has */
    public JobProcesses(ProcessTable table, Map<String, String> marks) {
        this.table = table;
        this.marks = Map.copyOf(marks);
    }

    /** Remembers a process and what descends from it now. To be called now and then while it runs. */
    public synchronized void remember(ProcessHandle process) {
        seen.removeIf(table::hasEnded);
        seen.add(process);
        process.descendants().forEach(seen::add);
    }

    /** The job's processes that run now. */
    public synchronized Set<ProcessHandle> running() {
        Set<ProcessHandle> all = table.marked(marks);
        all.addAll(seen);
        for (ProcessHandle process : Set.copyOf(all)) {
            process.descendants().forEach(all::add);
        }
        all.removeIf(table::hasEnded);
        seen.clear();
        seen.addAll(all);
        return all;
    }

    /**
     * Ends them all: asks each to terminate and, after {@code grace}, kills what is left. Returns when none runs, or five
     * seconds after the killing began.
     */
    public void end(Duration grace) {
        if (!until(grace, new AskOnce())) {
            until(KILLED_BY, ProcessHandle::destroyForcibly);
        }
    }

    private boolean until(Duration limit, Consumer<ProcessHandle> step) {
        long start = System.nanoTime();
        for (Set<ProcessHandle> left = running(); !left.isEmpty(); left = running()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            left.forEach(step);
            awaitEnd(left);
        }
        return true;
    }

    private static void awaitEnd(Set<ProcessHandle> processes) {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(LOOK_AGAIN.toMillis(), MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // The next look decides.
        } catch (InterruptedException _) {
            // Ending a job's processes is what an interrupted job does last; it is bounded anyway.
        }
    }

    /** Terminates each process once: a second signal makes some programs skip their own cleaning up. */
    private static final class AskOnce implements Consumer<ProcessHandle> {
        private final Set<ProcessHandle> asked = new HashSet<>();

        @Override
        public void accept(ProcessHandle process) {
            if (asked.add(process)) {
                process.destroy();
            }
        }
    }
}
