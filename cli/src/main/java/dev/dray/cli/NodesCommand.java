package dev.dray.cli;

import dev.dray.cli.reach.Latest;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.JobLines;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Sizes;
import dev.dray.cli.view.Spans;
import dev.dray.cli.view.Table;
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
    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        Duration patience = settings.config().router().offlineAfter();
        Screen screen = common.screen();
        List<NodeHeartbeat> nodes = Latest.of(settings.clients(), Topics.NODES, screen).stream()
                .sorted(Comparator.comparing(NodeHeartbeat::getNode))
                .toList();
        if (screen.json()) {
            nodes.forEach(node -> screen.json(RecordJson.of(node)
                    .put("online", online(node, common.clock().instant(), patience))));
            return;
        }
        Table table = new Table(
                "NODE",
                "ROLE",
                "ONLINE",
                "TAKES JOBS",
                "SEEN",
                "LANES",
                "CPU",
                "MEMORY",
                "DISK FREE",
                "NET IN/OUT",
                "VERSION");
        nodes.forEach(node -> table.row(row(node, common.clock().instant(), patience)));
        screen.table(table);
    }

    private static Object[] row(NodeHeartbeat node, Instant now, Duration patience) {
        return new Object[] {
            node.getNode(),
            node.getRole().name().toLowerCase(Locale.ROOT),
            online(node, now, patience) ? "yes" : node.getStopping() ? "stopped" : "no",
            intake(node, now, patience),
            Spans.say(Duration.between(node.getAt(), now)) + " ago",
            node.getLanes().stream()
                    .map(lane -> "%s %d/%d"
                            .formatted(
                                    JobLines.lane(lane.getLane(), lane.getTrack()),
                                    lane.getRunning(),
                                    lane.getConcurrency()))
                    .collect(Collectors.joining(", ")),
            "%.0f %%".formatted(node.getCpu() * 100),
            "%s of %s".formatted(size(node.getMemoryUsed()), size(node.getMemoryTotal())),
            "%s of %s".formatted(size(node.getDiskFree()), size(node.getDiskTotal())),
            "%s/s, %s/s".formatted(size((long) node.getNetworkIn()), size((long) node.getNetworkOut())),
            node.getVersion()
        };
    }

    private static String intake(NodeHeartbeat node, Instant now, Duration patience) {
        String since = node.getIntakeSince()
                .map(at -> ", for " + Spans.say(Duration.between(at, now)))
                .orElse("");
        return switch (node.getIntake()) {
            case TAKING -> online(node, now, patience) ? "yes" : "no";
            case PAUSED -> "paused%s by %s".formatted(since, node.getIntakeWhy());
            case DRAINED -> (runs(node) ? "draining" : "drained") + "%s by %s".formatted(since, node.getIntakeWhy());
            case BLOCKED -> "blocked%s: %s".formatted(since, node.getIntakeWhy());
        };
    }

    private static boolean runs(NodeHeartbeat node) {
        return node.getLanes().stream().anyMatch(lane -> lane.getRunning() > 0);
    }

    /** A node is offline when it was not heard of for as long as makes the router say so. */
    private static boolean online(NodeHeartbeat node, Instant now, Duration patience) {
        return !node.getStopping() && node.getAt().plus(patience).isAfter(now);
    }

    private static String size(long bytes) {
        return Sizes.say(bytes);
    }
}
