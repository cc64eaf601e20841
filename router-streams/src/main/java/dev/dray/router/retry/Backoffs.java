package dev.dray.router.retry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.schema.Job;
import java.time.Duration;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * How long a job waits between a failed attempt and the next: its route's backoff, doubled with every attempt, or what
 * the executor asked for, whichever is longer, but no longer than an hour unless the executor asked for it. Then up to a
 * quarter more, the same for the same attempt, so that jobs that failed together do not all come back together.
 */
public final class Backoffs {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long STEPS = 1_000;

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
        Duration least = asked.compareTo(doubled) > 0 ? asked : doubled;
        return least.plusMillis(least.toMillis() * jitter(job) / STEPS / 4);
    }

    /** From 0 to {@link #STEPS}, spread evenly over jobs and attempts. */
    private static long jitter(Job job) {
        CRC32 spread = new CRC32();
        spread.update((job.getId() + "/" + job.getAttempt()).getBytes(UTF_8));
        return spread.getValue() % (STEPS + 1);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
