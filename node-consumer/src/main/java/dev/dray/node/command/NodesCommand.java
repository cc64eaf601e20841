package dev.dray.node.command;

import static java.util.stream.Collectors.joining;

import dev.dray.schema.Job;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Track;
import java.util.Comparator;
import java.util.Locale;

/** {@code /nodes}: each node with its lanes, and how its machine does. */
record NodesCommand(Board board, Intakes intakes, Times times) implements LightCommand {
    private static final double GIB = 1L << 30;

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String purpose() {
        return "the machines, their lanes and load";
    }

    @Override
    public String answer(Job asked) {
        String all = board.nodes().stream()
                .sorted(Comparator.comparing(NodeHeartbeat::getNode))
                .map(this::describe)
                .collect(joining("\n\n"));
        return all.isEmpty() ? "No node has been seen yet; start one with `dray node`." : all;
    }

    private String describe(NodeHeartbeat node) {
        String name =
                "**%s** (%s)".formatted(node.getNode(), node.getRole().name().toLowerCase(Locale.ROOT));
        if (!Lanes.isOnline(node, times.now())) {
            return "%s %s since %s".formatted(name, node.getStopping() ? "stopped" : "offline", times.at(node.getAt()));
        }
        String intake = intakes.of(node);
        return "%s %s, seen %s ago\nlanes: %s\ncpu %.0f%% · memory %s of %s GiB · disk %s GiB free"
                .formatted(
                        name,
                        intake.isEmpty() ? "online since " + times.at(node.getStartedAt()) : intake,
                        times.since(node.getAt()),
                        lanes(node),
                        node.getCpu() * 100,
                        gib(node.getMemoryUsed()),
                        gib(node.getMemoryTotal()),
                        gib(node.getDiskFree()));
    }

    private static String lanes(NodeHeartbeat node) {
        return node.getLanes().isEmpty()
                ? "none now"
                : node.getLanes().stream().map(NodesCommand::lane).collect(joining(", "));
    }

    private static String lane(LaneLoad load) {
        String track = load.getTrack() == Track.CANARY ? " (canary)" : "";
        return "%s%s %d/%d".formatted(load.getLane(), track, load.getRunning(), load.getConcurrency());
    }

    private static String gib(long bytes) {
        double size = bytes / GIB;
        return String.format(Locale.ROOT, size < 10 ? "%.1f" : "%.0f", size);
    }
}
