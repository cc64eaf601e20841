package dev.dray.cli.canary;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.dray.schema.Canary;
import dev.dray.schema.CanaryCause;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.Track;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A trial with what became of its jobs on both tracks.
 *
 * @param key {@code route/<name>} or {@code lane/<name>}
 * @param standing absent where the router knows of no trial, but jobs ran on canary nodes
 */
record Comparison(String key, Optional<Canary> standing, Figures canary, Figures stable) {
    /** Of all that is on trial, and of routes of which something was within these facts, by key. */
    static List<Comparison> of(Collection<Canary> standings, Iterable<JobEvent> facts) {
        Map<String, Canary> byKey =
                new TreeMap<>(standings.stream().collect(toMap(Canary::getKey, Function.identity())));
        Map<String, List<Ran>> attempts = attempts(facts).stream()
                .filter(ran -> ran.job().isPresent())
                .collect(groupingBy(ran -> key(ran.job().orElseThrow(), byKey), TreeMap::new, toList()));
        byKey.keySet().forEach(key -> attempts.putIfAbsent(key, List.of()));
        List<Comparison> all = new ArrayList<>();
        attempts.forEach((key, ran) -> {
            List<Ran> onCanary = on(Track.CANARY, ran);
            Optional<Canary> standing = Optional.ofNullable(byKey.get(key));
            if (standing.filter(Comparison::isOnTrial).isPresent() || !onCanary.isEmpty()) {
                all.add(new Comparison(key, standing, Figures.of(onCanary), Figures.of(on(Track.STABLE, ran))));
            }
        });
        return all;
    }

    private static Collection<Ran> attempts(Iterable<JobEvent> facts) {
        Map<String, Ran> attempts = new TreeMap<>();
        facts.forEach(fact -> attempts.computeIfAbsent(fact.getJobId() + "/" + fact.getAttempt(), _ -> new Ran())
                .add(fact));
        return attempts.values();
    }

    /** The router's rule: a route's own trial goes before its lane's. */
    private static String key(Job job, Map<String, Canary> standings) {
        String route = "route/" + job.getRoute();
        String lane = "lane/" + job.getLane();
        return isOnTrial(standings.get(route)) || !isOnTrial(standings.get(lane)) ? route : lane;
    }

    private static boolean isOnTrial(@Nullable Canary standing) {
        return standing != null && standing.getCause() != CanaryCause.REMOVED;
    }

    private static List<Ran> on(Track track, List<Ran> attempts) {
        return attempts.stream().filter(ran -> ran.track() == track).toList();
    }
}
