package dev.dray.node.command;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.NodeHeartbeat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /status}: everything in four lines. */
record StatusCommand(Jobs jobs, Lanes lanes, Board board, Times times) implements LightCommand {
    @Override
    public String name() {
        return "status";
    }

    @Override
    public String purpose() {
        return "everything in four lines";
    }

    @Override
    public String answer(Job asked) {
        return "**Nodes** %s\n**Jobs** %s".formatted(nodes(), jobs(asked));
    }

    private String nodes() {
        List<NodeHeartbeat> online = lanes.online();
        String names = online.stream().map(StatusCommand::name).collect(joining(", "));
        String offline = board.nodes().stream()
                .filter(node -> !Lanes.isOnline(node, times.now()))
                .map(node -> "%s offline since %s".formatted(node.getNode(), times.at(node.getAt())))
                .sorted()
                .collect(joining(", "));
        return "%d online%s%s"
                .formatted(online.size(), names.isEmpty() ? "" : ": " + names, offline.isEmpty() ? "" : "\n" + offline);
    }

    private static String name(NodeHeartbeat node) {
        String intake = Intakes.word(node);
        return intake.isEmpty() ? node.getNode() : "%s (%s)".formatted(node.getNode(), intake);
    }

    private String jobs(Job asked) {
        Map<JobStatus, Long> counts = new TreeMap<>(jobs.all().stream()
                .filter(state -> !state.getJob().getId().equals(asked.getId()))
                .collect(groupingBy(JobState::getStatus, counting())));
        String all = counts.entrySet().stream()
                .map(entry -> "%d %s".formatted(entry.getValue(), word(entry.getKey())))
                .collect(joining(", "));
        if (all.isEmpty()) {
            return "none yet";
        }
        return board.hasMoreJobs() ? "at least " + all : all;
    }

    private static String word(JobStatus status) {
        return switch (status) {
            case STARTED -> "running";
            case SUCCEEDED -> "done";
            case DEAD -> "failed";
            case QUEUED -> "queued";
            case WAITING -> "waiting";
            case HELD -> "held";
            case CANCELLED -> "cancelled";
            case UNKNOWN -> "unknown";
        };
    }
}
