package dev.dray.node.command;

import dev.dray.schema.JobState;

/** A job on one line of a list. */
record JobLine(Jobs jobs, Times times) {
    private static final int LONGEST_TEXT = 60;

    String of(JobState state) {
        return "%s %s · %s".formatted(jobs.shortId(state), state.getJob().getRoute(), detail(state));
    }

    private String detail(JobState state) {
        return switch (state.getStatus()) {
            case STARTED ->
                "%s on %s%s"
                        .formatted(
                                times.since(state.getStartedAt().orElse(state.getSince())),
                                state.getNode().orElse("?"),
                                state.getPercent().map(" · %.0f%%"::formatted).orElse(""));
            case WAITING ->
                state.getNextAttemptAt()
                        .map(next -> "again at " + times.at(next))
                        .orElse("again soon");
            case HELD -> "held %s%s".formatted(times.since(state.getSince()), text(state));
            case QUEUED, UNKNOWN ->
                "%s in %s"
                        .formatted(
                                times.since(state.getJob().getReceivedAt()),
                                state.getJob().getLane());
            case SUCCEEDED -> "done " + times.at(state.getSince());
            case CANCELLED -> "cancelled " + times.at(state.getSince());
            case DEAD -> "failed %s%s".formatted(times.at(state.getSince()), text(state));
        };
    }

    private static String text(JobState state) {
        String line = state.getText().strip().lines().findFirst().orElse("");
        return line.isEmpty()
                ? ""
                : " · " + (line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 1) + "…");
    }
}
