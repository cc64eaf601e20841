package dev.dray.router.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Thins out what is written of a running job's progress: at most one state a second, the last one never left out. What
 * it remembers may be lost in a restart; the next fact then writes again.
 */
final class ProgressWrites {
    static final Duration APART = Duration.ofSeconds(1);

    private final Map<String, Instant> written = new HashMap<>();
    private final Set<String> behind = new HashSet<>();

    /** Whether progress is to be written now; otherwise the job is behind, until {@link #due}. */
    boolean now(String job, Instant now) {
        Instant last = written.get(job);
        if (last != null && last.plus(APART).isAfter(now)) {
            behind.add(job);
            return false;
        }
        written.put(job, now);
        behind.remove(job);
        return true;
    }

    /** The job's state was written with a change of state, which says everything. */
    void forget(String job) {
        written.remove(job);
        behind.remove(job);
    }

    boolean isBehind() {
        return !behind.isEmpty();
    }

    /** The jobs whose last progress is still to be written, and can be now. */
    List<String> due(Instant now) {
        return behind.stream()
                .filter(job -> !written.getOrDefault(job, now).plus(APART).isAfter(now))
                .toList();
    }
}
