package dev.dray.router.retry;

import dev.dray.schema.Job;
import java.time.Duration;
import java.util.Map;

/**
 * How long a job waits between a failed attempt and the next: its route's backoff, doubled with every attempt, or what
 * the executor asked for, whichever is longer, but no longer than an hour unless the executor asked for it.
 */
public final class Backoffs {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<String, Duration> byRoute;
    private final Duration otherwise;

    /**
     * The backoffs of these routes.
     *
     * @param otherwise for jobs whose route is no longer in the configuration
     */
    public Backoffs(Map<String, Duration> byRoute, Duration otherwise) {
        this.byRoute = Map.copyOf(byRoute);
        this.otherwise = otherwise;
    }

    /** How long a job waits after its present attempt failed. */
    public Duration of(Job job, Duration asked) {
        Duration doubled = shorter(byRoute.getOrDefault(job.getRoute(), otherwise), LONGEST);
        for (int attempt = 1; attempt < job.getAttempt() && doubled.compareTo(LONGEST) < 0; attempt++) {
            doubled = shorter(doubled.multipliedBy(2), LONGEST);
        }
        return asked.compareTo(doubled) > 0 ? asked : doubled;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
