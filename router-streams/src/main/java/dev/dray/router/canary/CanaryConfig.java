package dev.dray.router.canary;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.value.Percent;
import dev.dray.schema.Topics;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code router.canary} section of {@code dray.yaml}.
 *
 * @param lanes of how many conversations the jobs of a lane's routes are on trial, where the route does not say
 * @param failures the share of failed attempts on canary nodes above which all traffic returns to stable
 * @param among of how many of the latest attempts there
 * @param from from how many attempts on they are judged
 */
public record CanaryConfig(
        Map<String, Percent> lanes,
        @Default("30%") Percent failures,
        @Default("20") int among,
        @Default("5") int from) {
    private static final int MOST = 1_000;

    public CanaryConfig {
        lanes = Map.copyOf(new TreeMap<>(lanes));
        if (lanes.containsKey(Topics.LIGHT)) {
            throw new IllegalArgumentException(
                    "lanes.light: the lane light runs on the gateway, which has no canary; name a heavy lane");
        }
        if (among < 1 || among > MOST) {
            throw new IllegalArgumentException("among: %d is not between 1 and %d".formatted(among, MOST));
        }
        if (from < 1 || from > among) {
            throw new IllegalArgumentException(
                    "from: %d is not between 1 and %d, which is how many attempts are looked at"
                            .formatted(from, among));
        }
    }
}
