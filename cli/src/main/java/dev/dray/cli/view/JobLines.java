package dev.dray.cli.view;

import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A job's state in the words of tables. */
public final class JobLines {
    private static final String NOTHING = "-";

    private JobLines() {}

    /** The cells of a row: id, state, route, lane, node, age, waited, ran, conversation, text. */
    public static Object[] row(JobState state, Instant now) {
        Job job = state.getJob();
        return new Object[] {
            job.getId(),
            word(state),
            job.getRoute(),
            lane(job.getLane(), job.getTrack()),
            state.getNode().orElse(NOTHING),
            Spans.say(Duration.between(job.getReceivedAt(), now)),
            waited(state, now).map(Spans::say).orElse(NOTHING),
            ran(state, now).map(Spans::say).orElse(NOTHING),
            job.getConversation(),
            job.getText()
        };
    }

    /** A lane, with its track where that is not the usual one. */
    public static String lane(String lane, Track track) {
        return track == Track.CANARY ? lane + " (canary)" : lane;
    }

    /** The state as the glossary writes it, with progress while it runs. */
    public static String word(JobState state) {
        String word = state.getStatus().name().toLowerCase(Locale.ROOT);
        return state.getStatus() == JobStatus.STARTED
                ? word
                        + state.getPercent()
                                .map(percent -> " %.0f %%".formatted(percent))
                                .orElse("")
                : word;
    }

    /** From the message's arrival to the start of the latest attempt, or until now while it has not started. */
    public static Optional<Duration> waited(JobState state, Instant now) {
        Instant from = state.getJob().getReceivedAt();
        return switch (state.getStatus()) {
            case QUEUED, WAITING, HELD -> Optional.of(Duration.between(from, now));
            case STARTED, SUCCEEDED, CANCELLED, DEAD, UNKNOWN ->
                state.getStartedAt().map(start -> Duration.between(from, start));
        };
    }

    /** From the start of the latest attempt to its end, or until now while it runs. */
    public static Optional<Duration> ran(JobState state, Instant now) {
        return switch (state.getStatus()) {
            case STARTED -> state.getStartedAt().map(start -> Duration.between(start, now));
            case SUCCEEDED, CANCELLED, DEAD ->
                state.getStartedAt().flatMap(start -> state.getEndedAt().map(end -> Duration.between(start, end)));
            case QUEUED, WAITING, HELD, UNKNOWN -> Optional.empty();
        };
    }
}
