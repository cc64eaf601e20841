package dev.dray.cli.role;

import dev.dray.broker.BrokerConfig;
import dev.dray.ingress.ChannelsConfig;
import dev.dray.ingress.blob.BlobsConfig;
import dev.dray.ingress.delivery.DeliveryConfig;
import dev.dray.memory.MemoryConfig;
import dev.dray.node.NodeConfig;
import dev.dray.node.lane.LaneConfig;
import dev.dray.node.task.TaskConfig;
import dev.dray.router.RouterConfig;
import dev.dray.router.authorise.People;
import dev.dray.router.route.RouteConfig;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.DidYouMean;
import dev.dray.schema.Topics;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All of {@code dray.yaml}. Every role reads the same file and takes what concerns it.
 *
 * @param zone the zone people are told times in, cron entries go by and days end in; the machine's where absent
 * @param lanes the heavy lanes, and {@code light} for the gateway's own; where none is given there is one, {@code shell}
 * @param secrets by name, for tasks to ask for
 */
public record DrayConfig(
        Optional<ZoneId> zone,
        People people,
        BrokerConfig broker,
        ChannelsConfig channels,
        DeliveryConfig delivery,
        BlobsConfig blobs,
        Map<String, LaneConfig> lanes,
        Map<String, TaskConfig> tasks,
        Map<String, Secret> secrets,
        List<RouteConfig> routes,
        NodeConfig node,
        RouterConfig router,
        MemoryConfig memory) {
    /** Part of a topic's name. */
    private static final Pattern LANE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final LaneConfig LIGHT = new LaneConfig(16);
    private static final Map<String, LaneConfig> WITHOUT_ANY = Map.of("shell", new LaneConfig(2));

    public DrayConfig {
        lanes = withDefaults(lanes);
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        routes = RouteConfig.distinct(routes);
        checkLanes(lanes.keySet(), routes);
        checkCanaries(lanes.keySet(), router.canary().lanes().keySet());
        checkSecrets(tasks, secrets.keySet());
        node.lanesOf(heavy(lanes)); // The lane light is the gateway's.
    }

    /** The zone of this installation. */
    public ZoneId localZone() {
        return zone.orElseGet(ZoneId::systemDefault);
    }

    /** The heavy lanes, by name. */
    public List<String> heavyLanes() {
        return heavy(lanes);
    }

    /** The commands the owner's routes answer to, without the slash. */
    public List<String> routeCommands() {
        return routes.stream()
                .flatMap(route -> route.when().command().stream())
                .map(command -> command.substring(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> heavy(Map<String, LaneConfig> lanes) {
        return lanes.keySet().stream()
                .filter(lane -> !lane.equals(Topics.LIGHT))
                .sorted()
                .toList();
    }

    private static Map<String, LaneConfig> withDefaults(Map<String, LaneConfig> given) {
        Map<String, LaneConfig> lanes = new TreeMap<>(given);
        LaneConfig light = lanes.remove(Topics.LIGHT);
        if (lanes.isEmpty()) {
            lanes.putAll(WITHOUT_ANY);
        }
        lanes.put(Topics.LIGHT, light == null ? LIGHT : light);
        return Collections.unmodifiableMap(lanes);
    }

    private static void checkLanes(Set<String> lanes, List<RouteConfig> routes) {
        for (String lane : lanes) {
            if (!LANE.matcher(lane).matches()) {
                throw new IllegalArgumentException(
                        "lanes: \"%s\" is not a lane; write lower-case letters, digits and hyphens, such as video"
                                .formatted(lane));
            }
        }
        for (int i = 0; i < routes.size(); i++) {
            String lane = routes.get(i).run().lane();
            if (!lanes.contains(lane)) {
                throw new IllegalArgumentException("routes[%d].run.lane: there is no lane %s%s; define it under lanes"
                        .formatted(i, lane, DidYouMean.hint(lane, lanes)));
            }
        }
    }

    private static void checkCanaries(Set<String> lanes, Set<String> onTrial) {
        for (String lane : onTrial) {
            if (!lanes.contains(lane)) {
                throw new IllegalArgumentException(
                        "router.canary.lanes.%s: there is no lane %s%s; define it under lanes"
                                .formatted(lane, lane, DidYouMean.hint(lane, lanes)));
            }
        }
    }

    private static void checkSecrets(Map<String, TaskConfig> tasks, Set<String> defined) {
        tasks.forEach((name, task) -> {
            for (int i = 0; i < task.secrets().size(); i++) {
                String secret = task.secrets().get(i);
                if (!defined.contains(secret)) {
                    throw new IllegalArgumentException(
                            "tasks.%s.secrets[%d]: there is no secret \"%s\"%s; define it under secrets"
                                    .formatted(name, i, secret, DidYouMean.hint(secret, defined)));
                }
            }
        });
    }
}
