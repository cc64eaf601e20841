package dev.dray.node.command;

import static java.util.stream.Collectors.joining;

import dev.dray.schema.Intake;
import dev.dray.schema.Job;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.LaneLoad;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Track;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Why a job does not run, or not where it was started, in words, as far as the board can tell. */
record Reasons(Jobs jobs, Lanes lanes, Intakes intakes, Whereabouts whereabouts, Estimates estimates, Times times) {
    /** The reasons as a board gives them, for others than the commands here. */
    static Reasons of(Board board, Times times) {
        Jobs jobs = new Jobs(board);
        Lanes lanes = new Lanes(board, times);
        return new Reasons(
                jobs,
                lanes,
                new Intakes(times),
                new Whereabouts(board, lanes, times),
                new Estimates(jobs, times),
                times);
    }

    /** One sentence; empty where the job does not wait, and runs where it was started. */
    String of(JobState state) {
        return switch (state.getStatus()) {
            case QUEUED -> queued(state.getJob());
            case WAITING ->
                state.getNextAttemptAt().map(next -> next(state.getJob(), next)).orElse("Tries again soon.");
            case HELD ->
                "Waits for your decision%s: /approve %s runs it, /reject %s drops it."
                        .formatted(
                                state.getHeldUntil()
                                        .map(until -> " until " + times.at(until))
                                        .orElse(""),
                                bare(state),
                                bare(state));
            case STARTED -> whereabouts.of(state);
            case SUCCEEDED, CANCELLED, DEAD, UNKNOWN -> "";
        };
    }

    private String next(Job job, Instant at) {
        return job.getAttempt() == 0
                ? "Scheduled for %s.".formatted(times.at(at))
                : "Tries again at %s, attempt %d of %d."
                        .formatted(times.at(at), job.getAttempt() + 1, job.getMaxAttempts());
    }

    private String queued(Job job) {
        String lane = lane(job);
        List<NodeHeartbeat> serving = lanes.serving(job.getLane(), job.getTrack());
        if (serving.isEmpty()) {
            return lanes.lastServed(job.getLane(), job.getTrack())
                    .map(last -> "No node serves %s since %s.".formatted(lane, times.at(last)))
                    .orElse("No node has ever served %s.".formatted(lane));
        }
        List<NodeHeartbeat> taking = serving.stream()
                .filter(node -> node.getIntake() == Intake.TAKING)
                .toList();
        if (taking.isEmpty()) {
            return serving.stream()
                    .map(node -> "Node %s is %s.".formatted(node.getNode(), intakes.of(node)))
                    .collect(joining(" "));
        }
        long ahead = ahead(job, true);
        if (ahead > 0) {
            return "Queued behind %s of the same conversation%s%s."
                    .formatted(ahead(ahead), job.getTrack() == Track.CANARY ? " in " + lane : "", about(job, taking));
        }
        if (taking.stream().allMatch(node -> isBusy(node, job))) {
            String who = taking.stream().map(NodeHeartbeat::getNode).collect(joining(", "));
            return "%s is busy on %s; %s ahead%s."
                    .formatted(capital(lane), who, ahead(ahead(job, false)), about(job, taking));
        }
        return job.getTrack() == Track.CANARY ? "About to start in %s.".formatted(lane) : "About to start.";
    }

    private static String lane(Job job) {
        return (job.getTrack() == Track.CANARY ? "canary lane " : "lane ") + job.getLane();
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String ahead(long ahead) {
        return (jobs.board().hasMoreJobs() ? "at least " : "") + count(ahead, "job");
    }

    private String about(Job job, List<NodeHeartbeat> taking) {
        int room = taking.stream()
                .flatMap(node -> Lanes.loads(node, job.getLane(), job.getTrack()))
                .mapToInt(LaneLoad::getConcurrency)
                .sum();
        return estimates
                .untilStart(job, room)
                .map(wait -> ", about " + Times.lasting(wait))
                .orElse("");
    }

    private long ahead(Job job, boolean sameConversation) {
        return jobs.all().stream()
                .filter(other -> other.getStatus() == JobStatus.QUEUED || other.getStatus() == JobStatus.STARTED)
                .map(JobState::getJob)
                .filter(other -> other.getLane().equals(job.getLane()) && other.getTrack() == job.getTrack())
                .filter(other -> !sameConversation || other.getConversation().equals(job.getConversation()))
                .filter(other -> !other.getId().equals(job.getId())
                        && other.getQueuedAt().isBefore(job.getQueuedAt()))
                .count();
    }

    private static boolean isBusy(NodeHeartbeat node, Job job) {
        return Lanes.loads(node, job.getLane(), job.getTrack())
                .allMatch(load -> load.getRunning() >= load.getConcurrency());
    }

    private String bare(JobState state) {
        return jobs.shortId(state).replace("`", "");
    }

    private static String count(long number, String thing) {
        return number == 1 ? "1 " + thing : "%d %ss".formatted(number, thing);
    }
}
