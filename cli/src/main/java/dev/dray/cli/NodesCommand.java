package dev.dray.cli;

import dev.dray.broker.Clients;
import dev.dray.broker.read.TopicSnapshot;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Spans;
import dev.dray.cli.view.Table;
import dev.dray.cli.view.Sizes;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray nodes}. */
@Command(name = "nodes", description = "Lists nodes: which are online, what they serve, how loaded they are.")
final class NodesCommand implements Runnable {
    /** A node is offline when it was not heard of for so long; the router says the same. */
    private static final Duration OFFLINE_AFTER = Duration.ofSeconds(10);

    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        List<NodeHeartbeat> nodes =
                TopicSnapshot.of(new Clients(settings.runningBroker(), "cli"), Topics.NODES).values().values().stream()
                        .sorted(Comparator.comparing(NodeHeartbeat::getNode))
                        .toList();
        Screen screen = common.screen();
        if (screen.json()) {
            nodes.forEach(node -> screen.json(
                    RecordJson.of(node).put("online", online(node, common.clock().instant()))));
            return;
        }
        Table table =
                new Table("NODE", "ROLE", "ONLINE", "SEEN", "LANES", "CPU", "MEMORY", "DISK FREE", "NET IN/OUT", "VERSION");
        nodes.forEach(node -> table.row(row(node, common.clock().instant())));
        screen.table(table);
    }

    private static Object[] row(NodeHeartbeat node, Instant now) {
        return new Object[] {
            node.getNode(),
            node.getRole().name().toLowerCase(Locale.ROOT),
            online(node, now) ? "yes" : node.getStopping() ? "stopped" : "no",
            Spans.say(Duration.between(node.getAt(), now)) + " ago",
            node.getLanes().stream()
                    .map(lane -> "%s %d/%d".formatted(lane.getLane(), lane.getRunning(), lane.getConcurrency()))
                    .collect(Collectors.joining(", ")),
            "%.0f %%".formatted(node.getCpu() * 100),
            "%s of %s".formatted(size(node.getMemoryUsed()), size(node.getMemoryTotal())),
            "%s of %s".formatted(size(node.getDiskFree()), size(node.getDiskTotal())),
            "%s/s, %s/s".formatted(size((long) node.getNetworkIn()), size((long) node.getNetworkOut())),
            node.getVersion()
        };
    }

    private static boolean online(NodeHeartbeat node, Instant now) {
        return !node.getStopping() && node.getAt().plus(OFFLINE_AFTER).isAfter(now);
    }

    private static String size(long bytes) {
        return Sizes.say(bytes);
    }
}
