package dev.dray.node.command;

import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * When a queued job will start, from how long jobs of the same route ran: those that run end when they have run as long
 * as is usual, and those ahead follow one after the other wherever there is room, of each conversation one at a time. A
 * guess: nothing is promised by it.
 */
record Estimates(Jobs jobs, Times times) {
    private static final int MEASURED = 20;

    /** How long jobs of a route ran, looked up once for each route. */
    private static final class Usual {
        private final List<JobState> succeeded;
        private final Map<String, Optional<Duration>> known = new HashMap<>();

        Usual(List<JobState> lane) {
            this.succeeded = in(lane, JobStatus.SUCCEEDED).reversed();
        }

        Optional<Duration> of(Job job) {
            return known.computeIfAbsent(job.getRoute(), route -> median(succeeded, route));
        }
    }

    /** How long from now until it starts, where all that comes before it and its runs are known. */
    Optional<Duration> untilStart(Job job, int room) {
        if (jobs.board().hasMoreJobs()) {
            return Optional.empty();
        }
        Instant now = times.now();
        PriorityQueue<Instant> free = new PriorityQueue<>();
        Map<String, Instant> conversations = new HashMap<>();
        List<JobState> lane = jobs.all().stream()
                .filter(state -> state.getJob().getLane().equals(job.getLane())
                        && state.getJob().getTrack() == job.getTrack())
                .sorted(Comparator.comparing(state -> state.getJob().getQueuedAt()))
                .toList();
        Usual usually = new Usual(lane);
        for (JobState running : in(lane, JobStatus.STARTED)) {
            Optional<Duration> usual = usually.of(running.getJob());
            if (usual.isEmpty()) {
                return Optional.empty();
            }
            Instant end = running.getStartedAt().orElse(now).plus(usual.get());
            Instant ends = end.isBefore(now) ? now : end;
            free.add(ends);
            conversations.merge(running.getJob().getConversation(), ends, Estimates::later);
        }
        while (free.size() < room) {
            free.add(now);
        }
        for (JobState queued : in(lane, JobStatus.QUEUED)) {
            Job next = queued.getJob();
            Instant start = later(free.remove(), conversations.getOrDefault(next.getConversation(), now));
            if (next.getId().equals(job.getId())) {
                return Optional.of(Duration.between(now, start));
            }
            Optional<Duration> usual = usually.of(next);
            if (usual.isEmpty()) {
                return Optional.empty();
            }
            free.add(start.plus(usual.get()));
            conversations.put(next.getConversation(), start.plus(usual.get()));
        }
        return Optional.empty();
    }

    /** The median of the latest runs of the same route that succeeded. */
    private static Optional<Duration> median(List<JobState> succeeded, String route) {
        List<Duration> runs = new ArrayList<>(succeeded.stream()
                .filter(state -> state.getJob().getRoute().equals(route))
                .limit(MEASURED)
                .flatMap(state -> ran(state).stream())
                .toList());
        runs.sort(Comparator.naturalOrder());
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() / 2));
    }

    private static Optional<Duration> ran(JobState ended) {
        return ended.getStartedAt()
                .flatMap(start -> ended.getEndedAt().map(end -> Duration.between(start, end)))
                .filter(run -> !run.isNegative());
    }

    private static List<JobState> in(List<JobState> lane, JobStatus status) {
        return lane.stream().filter(state -> state.getStatus() == status).toList();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
