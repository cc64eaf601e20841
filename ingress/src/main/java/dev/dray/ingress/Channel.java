package dev.dray.ingress;

import dev.dray.ingress.channel.Activity;
import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.Source;
import dev.dray.runtime.life.Service;
import java.util.List;
import java.util.Optional;

/**
 * One channel, put together.
 *
 * @param name its word, as in {@code telegram/42}
 * @param needs what must run before anything comes in or goes out
 * @param sources what reads it
 * @param delivery the way back; absent where replies are fetched
 * @param activity what shows that a job runs
 */
record Channel(
        String name,
        List<Service> needs,
        List<Source> sources,
        Optional<Delivery> delivery,
        Optional<Activity> activity) {
    Channel {
        needs = List.copyOf(needs);
        sources = List.copyOf(sources);
    }

    /** One whose replies are fetched, and that needs nothing else. */
    static Channel in(String name, List<Source> sources) {
        return new Channel(name, List.of(), sources, Optional.empty(), Optional.empty());
    }
}
