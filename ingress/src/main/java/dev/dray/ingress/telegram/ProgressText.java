package dev.dray.ingress.telegram;

import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person is told of a job under way: its name, a bar, how long it has run, and its latest line. */
final class ProgressText {
    private static final int BAR = 10;
    private static final int MOST_OF_A_LINE = 200;
    /** So that the time alone does not change a message at every look. */
    private static final int STEP_SECONDS = 10;

    private ProgressText() {}

    static String of(JobState state, Instant now) {
        String name = name(state.getJob());
        return switch (state.getStatus()) {
            case STARTED -> running(state, name, now);
            case SUCCEEDED -> "✅ %s: done%s".formatted(name, after(state));
            case CANCELLED -> "🚫 %s: cancelled%s".formatted(name, after(state));
            case DEAD -> "❌ %s: failed%s".formatted(name, after(state));
            case WAITING -> "⏸ %s waits to be tried again".formatted(name);
            case HELD -> "⏸ %s waits for a decision".formatted(name);
            case QUEUED, UNKNOWN -> "⏸ %s waits for a node".formatted(name);
        };
    }

    private static String running(JobState state, String name, Instant now) {
        String where = state.getNode().map(node -> " on " + node).orElse("");
        Duration ran = Duration.between(state.getStartedAt().orElse(state.getSince()), now);
        String how = Stream.of(state.getPercent().map(ProgressText::bar), Optional.of(elapsed(ran)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return Stream.of("⏳ " + name + where, how, latest(state))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String name(Job job) {
        return job.getExecutor().equals("command") ? "/" + job.getName() : job.getName();
    }

    private static String bar(double percent) {
        double bounded = Math.clamp(percent, 0, 100);
        int full = (int) Math.round(bounded * BAR / 100);
        return "▓".repeat(full) + "░".repeat(BAR - full) + " %d %%".formatted((int) bounded);
    }

    private static String latest(JobState state) {
        String line = state.getText().isBlank() ? state.getTool().orElse("") : state.getText();
        String first = line.strip().lines().reduce((_, last) -> last).orElse("").strip();
        if (first.length() <= MOST_OF_A_LINE) {
            return first;
        }
        int cut = Character.isHighSurrogate(first.charAt(MOST_OF_A_LINE - 1)) ? MOST_OF_A_LINE - 1 : MOST_OF_A_LINE;
        return first.substring(0, cut) + "…";
    }

    private static String after(JobState state) {
        return state.getStartedAt()
                .flatMap(start -> state.getEndedAt().map(end -> " after " + exactly(Duration.between(start, end))))
                .orElse("");
    }

    private static String elapsed(Duration ran) {
        return ran.toMinutes() > 0
                ? exactly(ran)
                : "%d s".formatted(Math.max(0, ran.toSeconds()) / STEP_SECONDS * STEP_SECONDS);
    }

    private static String exactly(Duration ran) {
        if (ran.toMinutes() < 1) {
            return "%d s".formatted(Math.max(0, ran.toSeconds()));
        }
        return ran.toHours() < 1
                ? "%d min".formatted(ran.toMinutes())
                : "%d h %d min".formatted(ran.toHours(), ran.toMinutesPart());
    }
}
