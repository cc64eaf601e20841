package dev.dray.router;

import dev.dray.router.canary.CanaryConfig;
import dev.dray.runtime.config.Default;
import dev.dray.runtime.value.Durations;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code router} section of {@code dray.yaml}.
 *
 * @param instance this router's lasting name: after a crash it takes its work back under it at once, so no two
 *     routers that run at the same time may share one
 * @param threads how many messages are decided at the same time
 * @param commitInterval how often decisions are committed under load, or where nobody waits for one; readers see a
 *     decision after its commit, and while little happens jobs and replies are committed at once
 * @param poll how long a thread with nothing to do waits for records before it looks for other work
 * @param session how long after its last sign of life a router's work is given to another
 * @param offlineAfter how long a node may be silent before it counts as offline
 * @param workspace whose memory the journal feeds
 * @param canary of which jobs a few run on the canary track, and when all return to stable
 * @param zone in which people are told times; the machine's where absent
 */
public record RouterConfig(
        @Default(RouterConfig.FIRST) String instance,
        @Default("1") int threads,
        @Default("100ms") Duration commitInterval,
        @Default("25ms") Duration poll,
        @Default("30s") Duration session,
        @Default("10s") Duration offlineAfter,
        @Default("main") String workspace,
        CanaryConfig canary,
        Optional<ZoneId> zone) {
    /** The name of an installation's first router, which is the gateway's. */
    public static final String FIRST = "0";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final int MOST_THREADS = 64;
    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(6);
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(5);

    public RouterConfig {
        if (!NAME.matcher(instance).matches()) {
            throw new IllegalArgumentException(
                    "instance: \"%s\" is not a name; write letters, digits, dots and hyphens".formatted(instance));
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads: %d is not between 1 and %d".formatted(threads, MOST_THREADS));
        }
        between("commit-interval", commitInterval, Duration.ofMillis(1), Duration.ofSeconds(1));
        between("poll", poll, Duration.ofMillis(1), Duration.ofSeconds(1));
        between("session", session, SHORTEST_SESSION, LONGEST_SESSION);
        between("offline-after", offlineAfter, Duration.ofSeconds(1), Duration.ofHours(1));
        if (!NAME.matcher(workspace).matches()) {
            throw new IllegalArgumentException(
                    "workspace: \"%s\" is not a name; write letters, digits, dots and hyphens".formatted(workspace));
        }
    }

    /** The same, with the zone of the whole configuration where it has none of its own. */
    public RouterConfig in(ZoneId everywhere) {
        return new RouterConfig(
                instance,
                threads,
                commitInterval,
                poll,
                session,
                offlineAfter,
                workspace,
                canary,
                zone.or(() -> Optional.of(everywhere)));
    }

    private static void between(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s: must be between %s and %s"
                    .formatted(setting, Durations.format(least), Durations.format(most)));
        }
    }
}
