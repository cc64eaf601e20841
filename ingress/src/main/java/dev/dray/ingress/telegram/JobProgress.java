package dev.dray.ingress.telegram;

import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How one job is, and what its chat was shown of it. For use by many threads. */
final class JobProgress {
    /** A table that reads its topic again tells of jobs that ended long ago as if they ran: their ends come at once. */
    private static final Duration HEARD_BEFORE_SHOWN = Duration.ofSeconds(2);

    private static final Duration RUN_BEFORE_SHOWN = Duration.ofSeconds(5);
    private static final Duration RUN_BEFORE_ACTION = Duration.ofSeconds(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(15);

    private final Instant heardSince;
    private JobState state;
    private Message message;
    private String shown = "";
    private Instant triedAt = Instant.MIN;
    private boolean failed;

    /** The message that shows a job. */
    sealed interface Message {
        /** There is none so far. */
        record None() implements Message {}

        record Known(long id) implements Message {}

        /** There was one, which cannot be edited; there is to be no other. */
        record Lost() implements Message {}
    }

    JobProgress(JobState state, Message message, Instant now) {
        this.state = state;
        this.message = message;
        this.heardSince = now;
    }

    /** What is known of a job's message from before a restart. */
    static Message kept(Optional<Long> id) {
        return id.<Message>map(Message.Known::new).orElseGet(Message.Lost::new);
    }

    synchronized JobProgress heard(JobState latest) {
        if (latest.getVersion() >= state.getVersion()) {
            state = latest;
        }
        return this;
    }

    synchronized JobState state() {
        return state;
    }

    synchronized Message message() {
        return message;
    }

    synchronized void message(Message now) {
        message = now;
    }

    /** Notes that its message is about to be sent or edited; that has failed unless it is {@link #shown} then. */
    synchronized void trying(Instant now) {
        triedAt = now;
        failed = true;
    }

    synchronized void shown(String text) {
        shown = text;
        failed = false;
    }

    /** Whether it has run long enough to say that something is being done. */
    synchronized boolean isAtWork(Instant now) {
        return isRunning() && ran(now).compareTo(RUN_BEFORE_ACTION) >= 0 && heardFor(now, RUN_BEFORE_ACTION);
    }

    /** Whether a job without a message is to have one. */
    synchronized boolean isToBeShown(Instant now) {
        boolean tells = state.getPercent().isPresent() || !state.getText().isBlank();
        return isRunning()
                && message instanceof Message.None
                && heardFor(now, HEARD_BEFORE_SHOWN)
                && isDue(Duration.ZERO, now)
                && (tells || ran(now).compareTo(RUN_BEFORE_SHOWN) >= 0);
    }

    /** The text that is to take the place of what is shown, where it is time for that. */
    synchronized Optional<String> isToBeEdited(Instant now, Duration apart) {
        String text = ProgressText.of(state, now);
        boolean due = isDue(isRunning() ? apart : Duration.ZERO, now);
        return message instanceof Message.Known && due && !text.equals(shown) ? Optional.of(text) : Optional.empty();
    }

    synchronized boolean isRunning() {
        return state.getStatus() == JobStatus.STARTED;
    }

    /** Whether there is nothing more to show of it. */
    synchronized boolean isOver(Instant now) {
        return switch (state.getStatus()) {
            case STARTED -> false;
            case SUCCEEDED, CANCELLED, DEAD ->
                !(message instanceof Message.Known) || shown.equals(ProgressText.of(state, now));
            // Its message is taken up again when it runs again.
            case QUEUED, WAITING, HELD, UNKNOWN -> message instanceof Message.None;
        };
    }

    private boolean isDue(Duration apart, Instant now) {
        return triedAt.equals(Instant.MIN)
                || !triedAt.plus(failed ? AFTER_A_FAILURE : apart).isAfter(now);
    }

    private Duration ran(Instant now) {
        return Duration.between(state.getStartedAt().orElse(state.getSince()), now);
    }

    private boolean heardFor(Instant now, Duration least) {
        return Duration.between(heardSince, now).compareTo(least) >= 0;
    }
}
