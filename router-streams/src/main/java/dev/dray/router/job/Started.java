package dev.dray.router.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A node runs the job.
 *
 * @param percent progress, 0 to 100, where known
 * @param line the latest line of progress; empty where there is none
 * @param cancelAskedBy who asked for its end, which the node will report
 */
public record Started(Course course, Run latest, Optional<Double> percent, String line, Optional<String> cancelAskedBy)
        implements Unsettled {
    static Started of(Course course, Run run) {
        return new Started(course, run, Optional.empty(), "", Optional.empty());
    }

    @Override
    public Instant since() {
        return latest.startedAt();
    }

    @Override
    public Optional<Run> run() {
        return Optional.of(latest);
    }

    /** Who asked for its end has the node's word to come; the deadline then adds nothing. */
    @Override
    public Optional<Instant> wakeAt() {
        return cancelAskedBy.isPresent() ? Optional.empty() : course.job().getDeadlineAt();
    }

    @Override
    public Started with(Course next) {
        return new Started(next, latest, percent, line, cancelAskedBy);
    }

    /** Another run of the same attempt; who asked for the job's end still wants it. */
    @Override
    public Started start(Run another) {
        return new Started(course.next(), another, Optional.empty(), "", cancelAskedBy);
    }

    Started progress(Optional<Double> nowPercent, String nowLine) {
        return new Started(course.next(), latest, nowPercent.or(() -> percent), nowLine, cancelAskedBy);
    }

    Started askCancel(String by) {
        return new Started(course.next(), latest, percent, line, Optional.of(by));
    }

    /** The node stopped and will run the same attempt again. */
    Queued requeue(Instant at) {
        return new Queued(course.next(), at);
    }

    /** The node stopped in the middle, and the owner decides. */
    Held hold(String why, Instant at) {
        return new Held(course.next(), run(), at, why, Optional.empty());
    }
}
