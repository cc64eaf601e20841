package dev.dray.node.command;

import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /job ID}: all about one job. */
final class JobCommand implements LightCommand {
    private static final int LONGEST_TEXT = 1_500;

    private final Jobs jobs;
    private final Reasons reasons;
    private final Times times;

    JobCommand(Jobs jobs, Reasons reasons, Times times) {
        this.jobs = jobs;
        this.reasons = reasons;
        this.times = times;
    }

    @Override
    public String name() {
        return "job";
    }

    @Override
    public String arguments() {
        return "ID";
    }

    @Override
    public String purpose() {
        return "how one job goes, and why it waits";
    }

    @Override
    public String answer(Job asked) {
        return new NamedJob(jobs, name()).of(asked, this::describe);
    }

    private String describe(JobState state) {
        Job job = state.getJob();
        List<String> lines = new ArrayList<>();
        lines.add("**%s** `%s`".formatted(job.getRoute(), job.getId()));
        lines.add(status(state));
        String why = reasons.of(state);
        if (!why.isEmpty()) {
            lines.add(why);
        }
        lines.add("Asked %s by %s"
                .formatted(
                        times.at(job.getReceivedAt()),
                        job.getSender().getName().orElse(job.getSender().getId())));
        lines.add(durations(state));
        state.getTool().map("Tool: %s"::formatted).ifPresent(lines::add);
        if (!state.getText().isBlank()) {
            lines.add("");
            lines.add(shortened(state.getText().strip()));
        }
        lines.removeIf(line -> line.isBlank() && !line.isEmpty());
        return String.join("\n", lines);
    }

    private String status(JobState state) {
        String word = state.getStatus() == JobStatus.STARTED
                ? "running"
                : state.getStatus().name().toLowerCase(Locale.ROOT);
        String where = state.getNode().map(" on "::concat).orElse("");
        String percent = state.getStatus() == JobStatus.STARTED
                ? state.getPercent().map(" · %.0f%%"::formatted).orElse("")
                : "";
        String attempt = state.getJob().getMaxAttempts() > 1
                ? " · attempt %d of %d"
                        .formatted(state.getJob().getAttempt(), state.getJob().getMaxAttempts())
                : "";
        String track = state.getJob().getTrack() == Track.CANARY ? " · canary" : "";
        return "%s%s since %s%s%s%s".formatted(word, where, times.at(state.getSince()), percent, attempt, track);
    }

    private String durations(JobState state) {
        var began = state.getStartedAt();
        if (began.isEmpty()) {
            return "Waiting for " + times.since(state.getJob().getReceivedAt());
        }
        Duration waited = Duration.between(state.getJob().getReceivedAt(), began.get());
        Duration ran = Duration.between(began.get(), state.getEndedAt().orElse(times.now()));
        return "Waited %s, %s %s"
                .formatted(
                        Times.lasting(waited), state.getEndedAt().isPresent() ? "ran" : "runs for", Times.lasting(ran));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
