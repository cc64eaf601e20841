package dev.dray.node.command;

import dev.dray.schema.JobState;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a job is that was started, by what the nodes say they run: what a node started it may no longer run. */
record Whereabouts(Board board, Lanes lanes, Times times) {
    /** A heartbeat is made up before it is sent, so one of the same moment may not know of the job yet. */
    private static final Duration TO_BE_NAMED = Duration.ofSeconds(5);

    /** A sentence where something is amiss; empty where its node runs it, or nothing speaks against it. */
    String of(JobState state) {
        return state.getNode()
                .flatMap(name -> board.nodes().stream()
                        .filter(node -> node.getNode().equals(name))
                        .findFirst())
                .map(node -> of(state, node))
                .orElse("");
    }

    private String of(JobState state, NodeHeartbeat node) {
        String name = node.getNode();
        boolean online = Lanes.isOnline(node, times.now());
        if (online && node.getRunning().contains(state.getJob().getId())) {
            return "";
        }
        Optional<String> elsewhere = runningElsewhere(state, name);
        if (elsewhere.isPresent()) {
            return "It runs on %s now, and no longer on %s.".formatted(elsewhere.get(), name);
        }
        if (node.getStopping()) {
            return "%s was stopped at %s and sees to it when it is back.".formatted(name, times.at(node.getAt()));
        }
        if (!online) {
            return "%s has been silent since %s.".formatted(name, times.at(node.getAt()));
        }
        if (mayRunIt(state, node)) {
            return "";
        }
        return node.getStartedAt().isAfter(began(state))
                ? "%s was restarted at %s and has not taken it again yet."
                        .formatted(name, times.at(node.getStartedAt()))
                : "%s runs it no longer; its end is on the way.".formatted(name);
    }

    private Optional<String> runningElsewhere(JobState state, String name) {
        String id = state.getJob().getId();
        return lanes.online().stream()
                .filter(node ->
                        !node.getNode().equals(name) && node.getRunning().contains(id))
                .map(NodeHeartbeat::getNode)
                .findFirst();
    }

    /** Of one that names it not. Both times are the node's own; one that names fewer than it runs may run it. */
    private static boolean mayRunIt(JobState state, NodeHeartbeat node) {
        int running = node.getLanes().stream().mapToInt(LaneLoad::getRunning).sum();
        return node.getRunning().size() < running
                || !node.getAt().isAfter(began(state).plus(TO_BE_NAMED));
    }

    private static Instant began(JobState state) {
        return state.getStartedAt().orElse(state.getSince());
    }
}
