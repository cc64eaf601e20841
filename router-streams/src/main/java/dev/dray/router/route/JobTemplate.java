package dev.dray.router.route;

import dev.dray.router.route.RouteConfig.Unique;
import dev.dray.schema.Job;
import dev.dray.schema.JobId;
import dev.dray.schema.OnInterrupt;
import dev.dray.schema.Topics;
import dev.dray.schema.Turn;
import dev.dray.schema.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a route makes of a message, before it is this message's job.
 *
 * @param lane {@value dev.dray.schema.Topics#LIGHT} for the gateway's own
 * @param work what the executor shall run
 * @param policy how hard to try
 */
public record JobTemplate(String route, String lane, Work work, Policy policy) {
    /** In no argument, so that other arguments are another key. */
    private static final String BETWEEN_ARGUMENTS = "\0";

    /**
     * What runs.
     *
     * @param executor the kind of work: task, command
     */
    public record Work(String executor, String name, List<String> arguments) {}

    /**
     * How hard to try.
     *
     * @param timeout the executor's own limit where absent
     * @param approveWithin how long it waits for somebody's approval; absent where it needs none
     * @param context how many turns of its conversation it is told of
     */
    public record Policy(
            int attempts,
            OnInterrupt onInterrupt,
            Optional<Duration> timeout,
            Optional<Duration> deadline,
            Unique unique,
            Optional<Duration> approveWithin,
            int context) {
        /** For commands that may safely run again. */
        static final Policy LIGHT =
                new Policy(1, OnInterrupt.RERUN, Optional.empty(), Optional.empty(), Unique.NO, Optional.empty(), 0);
    }

    /** A command the gateway answers itself. */
    static JobTemplate light(String route, String command, List<String> arguments) {
        return new JobTemplate(route, Topics.LIGHT, new Work("command", command, arguments), Policy.LIGHT);
    }

    /**
     * The first attempt of the job this template makes of a request.
     *
     * @param context what was said before
     */
    public Job job(Request request, List<Turn> context, Instant now) {
        var message = request.message();
        return Job.newBuilder()
                .setId(JobId.of(message.getId(), route).value())
                .setMessageId(message.getId())
                .setConversation(message.getConversation())
                .setSender(message.getSender())
                .setRole(request.role())
                .setRoute(route)
                .setWeight(lane.equals(Topics.LIGHT) ? Weight.LIGHT : Weight.HEAVY)
                .setLane(lane)
                .setExecutor(work.executor())
                .setName(work.name())
                .setArguments(work.arguments())
                .setText(message.getText())
                .setAttachments(message.getAttachments())
                .setAttempt(1)
                .setMaxAttempts(policy.attempts())
                .setOnInterrupt(policy.onInterrupt())
                .setTimeoutMillis(policy.timeout().map(Duration::toMillis).orElse(null))
                .setReceivedAt(message.getReceivedAt())
                .setQueuedAt(now)
                .setNotBefore(message.getNotBefore().orElse(null))
                .setDeadlineAt(policy.deadline()
                        .map(message.getNotBefore().orElse(message.getReceivedAt())::plus)
                        .orElse(null))
                .setApproveWithinMillis(
                        policy.approveWithin().map(Duration::toMillis).orElse(null))
                .setUniqueKey(uniqueKey())
                .setContext(context)
                .build();
    }

    /** Of jobs of one key there is one at a time. */
    private @Nullable String uniqueKey() {
        return switch (policy.unique()) {
            case NO -> null;
            case ROUTE -> route;
            case ARGUMENTS -> route + BETWEEN_ARGUMENTS + String.join(BETWEEN_ARGUMENTS, work.arguments());
        };
    }
}
