package dev.dray.ingress.http;

import dev.dray.ingress.http.HttpConfig.Token;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many requests each caller may make, an event of a batch counting as one. For use by many threads. */
final class Rates {
    private final InstantSource clock;
    private final Map<String, Limit> limits = new HashMap<>();

    private record Limit(Rate rate, Bucket bucket) {}

    Rates(List<Token> tokens, InstantSource clock) {
        this.clock = clock;
        for (Token token : tokens) {
            token.limit()
                    .ifPresent(rate -> limits.put(
                            token.name(),
                            new Limit(rate, new Bucket(rate, token.burst().orElse(rate.count())))));
        }
    }

    /** Counts a request, or refuses it with 429. */
    void take(Caller caller) {
        @Nullable Limit limit = limits.get(caller.name());
        if (limit == null) {
            return;
        }
        Duration wait = limit.bucket().take(clock.instant());
        if (!wait.isZero()) {
            throw Problem.tooMany(
                    "%s may make %s requests; come again later, or raise the rate of %s in channels.http.tokens"
                            .formatted(caller.name(), limit.rate(), caller.name()),
                    wait);
        }
    }

    /** Counts more than the one that was taken; who is overdrawn waits the longer before the next. */
    void count(Caller caller, int more) {
        @Nullable Limit limit = limits.get(caller.name());
        if (limit != null) {
            limit.bucket().spend(more, clock.instant());
        }
    }
}
