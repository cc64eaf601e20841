package dev.dray.cli.canary;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of the jobs that ran on one track.
 *
 * @param jobs of which an attempt ended there
 * @param failed those of them of which one failed there, whatever became of them elsewhere
 * @param times of the attempts that succeeded, the shortest first
 * @param micros what they cost, in millionths of the currency
 */
record Figures(int jobs, int failed, List<Duration> times, long micros, Optional<String> currency) {
    private static final int MEDIAN = 50;
    private static final int ALMOST_ALL = 95;

    static Figures of(Collection<Ran> attempts) {
        List<Ran> ended = attempts.stream().filter(Ran::hasEnded).toList();
        return new Figures(
                jobs(ended).size(),
                jobs(ended.stream().filter(Ran::failed).toList()).size(),
                ended.stream().flatMap(each -> each.time().stream()).sorted().toList(),
                attempts.stream().mapToLong(Ran::micros).sum(),
                attempts.stream().flatMap(each -> each.currency().stream()).findFirst());
    }

    Optional<Duration> median() {
        return percentile(MEDIAN);
    }

    /** The time within which 95 of 100 succeeded. */
    Optional<Duration> p95() {
        return percentile(ALMOST_ALL);
    }

    private Optional<Duration> percentile(int percent) {
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get((times.size() * percent + 99) / 100 - 1));
    }

    private static Set<String> jobs(Collection<Ran> attempts) {
        return attempts.stream()
                .flatMap(each -> each.job().stream())
                .map(job -> job.getId())
                .collect(Collectors.toSet());
    }
}
