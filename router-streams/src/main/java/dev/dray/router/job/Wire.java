package dev.dray.router.job;

import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A state as the {@code dray.jobs} record, and back. On the way out a state loses two things no reader needs: who asked
 * to cancel a started job, and how often the job ended.
 */
public final class Wire {
    private Wire() {}

    public static JobStatus status(State state) {
        return switch (state) {
            case Queued _ -> JobStatus.QUEUED;
            case Started _ -> JobStatus.STARTED;
            case Waiting _ -> JobStatus.WAITING;
            case Held _ -> JobStatus.HELD;
            case Succeeded _ -> JobStatus.SUCCEEDED;
            case Cancelled _ -> JobStatus.CANCELLED;
            case Dead _ -> JobStatus.DEAD;
        };
    }

    public static JobState of(State state) {
        Course course = state.course();
        JobState.Builder wire = JobState.newBuilder()
                .setJob(course.job())
                .setStatus(status(state))
                .setStartedAt(state.run().map(Run::startedAt).orElse(null))
                .setNode(state.run().map(Run::node).orElse(null))
                .setTool(course.tool().orElse(null))
                .setUsage(course.usage())
                .setDuplicates(course.duplicates())
                .setApprovedBy(course.approvedBy().orElse(null))
                .setVersion(course.version());
        return switch (state) {
            case Queued queued -> wire.setSince(queued.since()).build();
            case Started started ->
                wire.setSince(started.since())
                        .setPercent(started.percent().orElse(null))
                        .setText(started.line())
                        .build();
            case Waiting waiting ->
                wire.setSince(waiting.since())
                        .setText(waiting.why())
                        .setNextAttemptAt(waiting.nextAttemptAt())
                        .build();
            case Held held ->
                wire.setSince(held.since())
                        .setText(held.why())
                        .setHeldUntil(held.until().orElse(null))
                        .build();
            case Ended ended ->
                wire.setSince(ended.endedAt())
                        .setEndedAt(ended.endedAt())
                        .setText(ended.text())
                        .setAttachments(ended.files())
                        .build();
        };
    }

    /** The state a record tells of, together with the two things it does not. */
    public static State state(JobState wire, int ends, Optional<String> cancelAskedBy) {
        Course course = new Course(
                wire.getJob(),
                wire.getUsage(),
                wire.getTool(),
                ends,
                wire.getDuplicates(),
                wire.getApprovedBy(),
                wire.getVersion());
        Optional<Run> run =
                wire.getNode().flatMap(node -> wire.getStartedAt().map(startedAt -> new Run(node, startedAt)));
        Instant since = wire.getSince();
        String text = wire.getText();
        return switch (wire.getStatus()) {
            case QUEUED -> new Queued(course, since);
            case STARTED -> new Started(course, run.orElseThrow(), wire.getPercent(), text, cancelAskedBy);
            case WAITING ->
                new Waiting(course, run, since, text, wire.getNextAttemptAt().orElse(since));
            case HELD -> new Held(course, run, since, text, wire.getHeldUntil());
            case SUCCEEDED -> new Succeeded(course, run, since, text, wire.getAttachments());
            case CANCELLED -> new Cancelled(course, run, since, text);
            case DEAD -> new Dead(course, run, since, text);
            case UNKNOWN ->
                throw new IllegalStateException("job %s is in a state a newer Dray wrote; upgrade this one"
                        .formatted(course.job().getId()));
        };
    }
}
