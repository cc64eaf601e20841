package dev.dray.node.command;

import static dev.dray.node.executor.TestingJobs.AT;

import dev.dray.broker.Place;
import dev.dray.broker.read.Letter;
import dev.dray.node.executor.TestingJobs;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Schedule;
import dev.dray.schema.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** A board a test writes on. */
final class TestingBoard implements Board {
    private final List<JobState> jobs = new ArrayList<>();
    private final List<NodeHeartbeat> nodes = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private boolean more;

    @Override
    public Collection<JobState> jobs() {
        return List.copyOf(jobs);
    }

    @Override
    public boolean hasMoreJobs() {
        return more;
    }

    /** From now on it leaves some out. */
    void forgetSome() {
        more = true;
    }

    @Override
    public Collection<NodeHeartbeat> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public Collection<Schedule> schedules() {
        return List.copyOf(schedules);
    }

    void add(Schedule schedule) {
        schedules.add(schedule);
    }

    @Override
    public List<Letter> openLetters() {
        return List.copyOf(letters);
    }

    void add(DeadLetter letter) {
        letters.add(new Letter(letter, new Place("dray.dead-letters", 0, letters.size()), 0));
    }

    void add(NodeHeartbeat node) {
        nodes.add(node);
    }

    /** A job that came so many minutes after {@link TestingJobs#AT}. */
    JobState add(String id, String route, JobStatus status, int minute, UnaryOperator<JobState.Builder> more) {
        Job job = TestingJobs.builder("task", route)
                .setId(id)
                .setMaxAttempts(3)
                .setReceivedAt(AT.plusSeconds(60L * minute))
                .setQueuedAt(AT.plusSeconds(60L * minute))
                .build();
        JobState state = more.apply(JobState.newBuilder()
                        .setJob(job)
                        .setStatus(status)
                        .setSince(job.getQueuedAt())
                        .setUsage(Usage.newBuilder().build()))
                .build();
        jobs.add(state);
        return state;
    }

    JobState add(String id, String route, JobStatus status, int minute) {
        return add(id, route, status, minute, state -> state);
    }
}
