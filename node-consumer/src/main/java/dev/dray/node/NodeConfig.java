package dev.dray.node;

import dev.dray.node.file.GatewayConfig;
import dev.dray.runtime.config.Default;
import dev.dray.schema.Track;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The {@code node} section of {@code dray.yaml}: this machine as a node.
 *
 * @param name unique among the nodes of one gateway; the host's name where absent
 * @param role primary nodes always work; a backup works while no primary does
 * @param track stable, or canary to be given only the jobs on trial
 * @param lanes which of the configured lanes it serves; all where empty
 * @param gateway where it fetches files from and brings them to; the gateway on the same home where absent
 * @param heartbeat how often it says that it lives
 * @param backupAfter how long no primary may be seen before a backup begins to work
 * @param session how long the broker keeps its lanes for it after it was killed
 * @param stop how long a stop waits for what runs
 */
public record NodeConfig(
        Optional<String> name,
        @Default("primary") Role role,
        @Default("stable") Track track,
        List<String> lanes,
        Optional<GatewayConfig> gateway,
        @Default("2s") Duration heartbeat,
        @Default("5m") Duration backupAfter,
        @Default("45s") Duration session,
        @Default("30s") Duration stop) {
    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(6);
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(5);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(100);

    /** Whether a node works always, or only in place of another. */
    public enum Role {
        PRIMARY,
        BACKUP
    }

    public NodeConfig {
        lanes = List.copyOf(lanes);
        name.filter(text -> !text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")).ifPresent(text -> {
            throw new IllegalArgumentException(
                    "name: \"%s\" is not made of up to 63 letters, digits, dots, dashes and underscores"
                            .formatted(text));
        });
        between(
                "heartbeat",
                heartbeat,
                SHORTEST_HEARTBEAT,
                LONGEST_HEARTBEAT,
                "a node unseen for 10s counts as offline");
        between("session", session, SHORTEST_SESSION, LONGEST_SESSION, "which is what brokers allow");
        if (stop.isNegative() || backupAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "%s: cannot be negative".formatted(stop.isNegative() ? "stop" : "backup-after"));
        }
    }

    /** The configured name, else the host's without its domain. */
    public String nodeName() {
        return name.orElseGet(NodeConfig::hostName);
    }

    /**
     * The lanes to serve.
     *
     * @param configured those the configuration has
     * @throws IllegalArgumentException where one is to be served that there is not
     */
    public List<String> lanesOf(Collection<String> configured) {
        for (String lane : lanes) {
            if (!configured.contains(lane)) {
                throw new IllegalArgumentException(
                        "node.lanes: there is no lane \"%s\"; there are %s, defined under lanes"
                                .formatted(lane, String.join(", ", configured)));
            }
        }
        return lanes.isEmpty() ? List.copyOf(configured) : lanes;
    }

    private static void between(String key, Duration value, Duration least, Duration most, String why) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s: %s is not between %s and %s, %s"
                    .formatted(
                            key,
                            dev.dray.runtime.value.Durations.format(value),
                            dev.dray.runtime.value.Durations.format(least),
                            dev.dray.runtime.value.Durations.format(most),
                            why));
        }
    }

    private static String hostName() {
        try {
            String host =
                    InetAddress.getLocalHost().getHostName().split("\\.", 2)[0].replaceAll("[^A-Za-z0-9_-]", "-");
            return host.isBlank() ? "node" : host;
        } catch (UnknownHostException _) {
            return "node";
        }
    }
}
