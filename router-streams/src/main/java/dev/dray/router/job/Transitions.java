package dev.dray.router.job;

import dev.dray.router.job.Change.Ignored;
import dev.dray.router.job.Change.Moved;
import dev.dray.router.job.Change.Noted;
import dev.dray.router.job.Change.Repeated;
import dev.dray.router.reply.Elapsed;
import dev.dray.router.retry.Backoffs;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.OnInterrupt;
import dev.dray.schema.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which fact leads from which state to which. Pure: the same state, fact and instant give the same change.
 *
 * <p>What a node says of an attempt before the present one is stale and changes nothing; what was consumed counts
 * whenever it is reported.
 */
public final class Transitions {
    /** Who asks for the end of a job that runs for too long. */
    public static final String DEADLINE = "its deadline";

    private final Backoffs backoffs;

    public Transitions(Backoffs backoffs) {
        this.backoffs = backoffs;
    }

    /** What a fact does to a job in a state; {@code now} is the router's clock. */
    public Change of(State state, JobEvent event, Instant now) {
        return switch (event.getFact()) {
            case USAGE ->
                event.getUsage()
                        .<Change>map(used -> new Noted(state.with(state.course().used(used))))
                        .orElseGet(Ignored::new);
            case STARTED, PROGRESS, TOOL, INTERRUPTED -> stale(state, event) ? new Ignored() : reported(state, event);
            case SUCCEEDED, FAILED, CANCELLED -> stale(state, event) ? repeated(state) : finished(state, event, now);
            case CANCEL_REQUESTED, RETRY_REQUESTED, APPROVED, REJECTED -> asked(state, event, now);
            case QUEUED -> event.getJob().flatMap(job -> placed(state, job)).orElseGet(Ignored::new);
            case HELD, SCHEDULED, UNKNOWN -> new Ignored();
        };
    }

    /** The first state of a job, where a fact about one nobody knows is its beginning. */
    public static Optional<State> first(JobEvent event) {
        return event.getJob().flatMap(job -> switch (event.getFact()) {
            case QUEUED -> Optional.of(Queued.first(job));
            case HELD -> Optional.of(Held.first(job, event.getAt()));
            case SCHEDULED -> Optional.of(Waiting.first(job, event.getAt()));
            case STARTED,
                    PROGRESS,
                    TOOL,
                    USAGE,
                    SUCCEEDED,
                    FAILED,
                    CANCELLED,
                    INTERRUPTED,
                    CANCEL_REQUESTED,
                    RETRY_REQUESTED,
                    APPROVED,
                    REJECTED,
                    UNKNOWN -> Optional.empty();
        });
    }

    /** What time alone does to a job, at {@link State#wakeAt} or later. */
    public static Change passed(State state, Instant now) {
        if (state.wakeAt().filter(at -> !now.isBefore(at)).isEmpty()) {
            return new Ignored();
        }
        boolean late = state.course()
                .job()
                .getDeadlineAt()
                .filter(at -> !now.isBefore(at))
                .isPresent();
        return switch (state) {
            case Started started -> new Noted(started.askCancel(DEADLINE));
            case Open open when late -> new Moved(open.die(tooLate(open), now));
            case Waiting waiting -> new Moved(waiting.again(now));
            case Held held -> new Moved(held.cancel(unapproved(held), now));
            case Queued _, Ended _ -> new Ignored();
        };
    }

    /** The attempt we know to be queued was put on another track. */
    private static Optional<Change> placed(State state, Job job) {
        Job known = state.course().job();
        return state instanceof Queued queued
                        && known.getAttempt() == job.getAttempt()
                        && known.getTrack() != job.getTrack()
                ? Optional.of(new Moved(queued.on(job.getTrack())))
                : Optional.empty();
    }

    private static Change reported(State state, JobEvent event) {
        return switch (state) {
            case Queued queued when event.getFact() == JobFact.STARTED -> new Moved(queued.start(run(event)));
            case Held held when event.getFact() == JobFact.STARTED -> new Moved(held.start(run(event)));
            case Started started when event.getFact() == JobFact.STARTED -> new Moved(started.start(run(event)));
            case Started started
            when event.getFact() == JobFact.PROGRESS ->
                new Noted(started.progress(event.getPercent(), event.getText()));
            case Started started
            when event.getFact() == JobFact.TOOL ->
                new Noted(started.with(started.course().with(event.getTool().orElse(event.getText()))));
            case Started started when event.getFact() == JobFact.INTERRUPTED -> interrupted(started, event);
            case Queued queued when event.getFact() == JobFact.INTERRUPTED -> interrupted(queued, event);
            case Queued _, Started _, Held _, Waiting _, Ended _ -> new Ignored();
        };
    }

    private static Change interrupted(Started started, JobEvent event) {
        if (started.cancelAskedBy().isPresent()) {
            return new Moved(started.cancel(by(started.cancelAskedBy().get()), event.getAt()));
        }
        return switch (onInterrupt(started)) {
            case RERUN -> new Moved(started.requeue(event.getAt()));
            case ASK -> new Moved(started.hold(interruption(event), event.getAt()));
            case FAIL -> new Moved(started.die(interruption(event), event.getAt()));
        };
    }

    private static Change interrupted(Queued queued, JobEvent event) {
        return switch (onInterrupt(queued)) {
            case RERUN -> new Ignored();
            case ASK -> new Moved(queued.hold(interruption(event), event.getAt()));
            case FAIL -> new Moved(queued.die(interruption(event), event.getAt()));
        };
    }

    private Change finished(State state, JobEvent event, Instant now) {
        return switch (state) {
            case Ended ended -> repeated(ended);
            case Open open
            when event.getFact() == JobFact.SUCCEEDED ->
                new Moved(open.succeed(event.getText(), event.getAttachments(), event.getAt()));
            case Open open
            when event.getFact() == JobFact.CANCELLED -> new Moved(open.cancel(cancelled(open, event), event.getAt()));
            case Waiting waiting -> repeated(waiting);
            case Unsettled unsettled -> failed(unsettled, event, now);
        };
    }

    private Change failed(Unsettled unsettled, JobEvent event, Instant now) {
        Job job = unsettled.course().job();
        Optional<Duration> retryAfter = event.getRetryAfterMillis().map(Duration::ofMillis);
        // That trying again is of no use is not taken from a version on trial: another will run it.
        boolean ofUse = retryAfter.isPresent() || job.getTrack() == Track.CANARY;
        if (!ofUse || job.getAttempt() >= job.getMaxAttempts()) {
            return new Moved(unsettled.die(event.getText(), event.getAt()));
        }
        if (unsettled instanceof Started started && started.cancelAskedBy().isPresent()) {
            return new Moved(started.cancel(by(started.cancelAskedBy().get()), event.getAt()));
        }
        Instant next = now.plus(backoffs.of(job, retryAfter.orElse(Duration.ZERO)));
        return new Moved(unsettled.wait(event.getText(), event.getAt(), next));
    }

    private static Change asked(State state, JobEvent event, Instant now) {
        boolean again = event.getFact() == JobFact.RETRY_REQUESTED;
        boolean ends = event.getFact() == JobFact.CANCEL_REQUESTED;
        return switch (state) {
            case Started started when ends -> new Noted(started.askCancel(event.getBy()));
            case Queued queued when ends -> new Moved(queued.cancel(by(event.getBy()), now));
            case Waiting waiting when ends -> new Moved(waiting.cancel(by(event.getBy()), now));
            case Waiting waiting when again -> new Moved(waiting.again(now));
            case Held held
            when event.getFact() == JobFact.REJECTED -> new Moved(held.cancel("rejected by " + event.getBy(), now));
            case Held held when ends -> new Moved(held.cancel(by(event.getBy()), now));
            case Held held -> new Moved(held.approve(event.getBy(), now));
            case Ended ended when again -> new Moved(ended.again(now));
            case Queued _, Started _, Waiting _, Ended _ -> new Ignored();
        };
    }

    private static Change repeated(State state) {
        return new Repeated(state.with(state.course().repeated()));
    }

    private static boolean stale(State state, JobEvent event) {
        return event.getAttempt() < state.course().job().getAttempt();
    }

    private static Run run(JobEvent event) {
        return new Run(event.getBy(), event.getAt());
    }

    private static OnInterrupt onInterrupt(State state) {
        return state.course().job().getOnInterrupt();
    }

    private static String interruption(JobEvent event) {
        return event.getText().isBlank() ? "interrupted on " + event.getBy() : event.getText();
    }

    private static String cancelled(Open open, JobEvent event) {
        return open instanceof Started started && started.cancelAskedBy().isPresent()
                ? by(started.cancelAskedBy().get())
                : event.getText().isBlank() ? by(event.getBy()) : event.getText();
    }

    private static String tooLate(Open open) {
        Job job = open.course().job();
        Instant from = job.getNotBefore().orElse(job.getReceivedAt());
        return "it did not end within "
                + Elapsed.text(Duration.between(from, job.getDeadlineAt().orElse(from)));
    }

    private static String unapproved(Held held) {
        return "dropped, since nobody approved it within "
                + Elapsed.text(Duration.between(held.since(), held.until().orElse(held.since())));
    }

    private static String by(String who) {
        return "cancelled by " + who;
    }
}
