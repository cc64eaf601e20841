package dev.dray.router.canary;

import dev.dray.router.route.RouteConfig;
import dev.dray.runtime.value.Percent;
import dev.dray.schema.Job;
import dev.dray.schema.OnInterrupt;
import dev.dray.schema.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The trials of a configuration. What a route says about itself goes before what is said of its lane. */
public final class Trials {
    private final Map<String, Trial> byRoute = new HashMap<>();
    private final Map<String, Trial> byKey = new TreeMap<>();

    /** @param lanes of how many conversations the jobs of a lane are on trial */
    public Trials(List<RouteConfig> routes, Map<String, Percent> lanes) {
        lanes.forEach((lane, percent) -> add(Trial.ofLane(lane, percent)));
        for (RouteConfig route : routes) {
            String lane = route.run().lane();
            route.canary()
                    .map(percent -> Trial.ofRoute(route.name(), lane, percent))
                    .or(() -> Optional.ofNullable(lanes.get(lane)).map(percent -> Trial.ofLane(lane, percent)))
                    .filter(_ -> !lane.equals(Topics.LIGHT))
                    .ifPresent(trial -> {
                        add(trial);
                        byRoute.put(route.name(), trial);
                    });
        }
    }

    private void add(Trial trial) {
        if (!trial.percent().isZero()) {
            byKey.put(trial.key(), trial);
        }
    }

    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** The lanes of which some jobs are. */
    public Set<String> lanes() {
        return byKey.values().stream().map(Trial::lane).collect(Collectors.toSet());
    }

    /** Whether the attempts of a job count in the comparison of the tracks, on whichever it is. */
    public boolean compares(Job job) {
        return of(job).isPresent();
    }

    /**
     * Whether a job that is to be queued is on trial. One that may be tried only once, or must not run again when it was
     * cut off, is not: what goes wrong on the canary could not be done on stable. Nor is any later attempt, since the
     * canary may have cost the one before.
     */
    public boolean wants(Job job) {
        return job.getAttempt() == 1
                && job.getMaxAttempts() > 1
                && job.getOnInterrupt() != OnInterrupt.FAIL
                && of(job).filter(trial -> trial.takes(job.getConversation())).isPresent();
    }

    Optional<Trial> of(Job job) {
        return Optional.ofNullable(byRoute.get(job.getRoute()))
                .filter(trial -> byKey.containsKey(trial.key()) && trial.lane().equals(job.getLane()));
    }

    Optional<Trial> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Collection<Trial> all() {
        return List.copyOf(byKey.values());
    }
}
