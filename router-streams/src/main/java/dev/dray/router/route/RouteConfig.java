package dev.dray.router.route;

import dev.dray.router.route.JobTemplate.Policy;
import dev.dray.router.session.Sessions;
import dev.dray.runtime.config.Default;
import dev.dray.runtime.value.Percent;
import dev.dray.schema.OnInterrupt;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One of the {@code routes} of {@code dray.yaml}.
 *
 * @param name part of the id of every job it makes: renamed, it may run an old message again
 * @param attempts how often to try, where the executor says that trying again may help
 * @param timeout the longest run; the executor's own limit where absent
 * @param onInterrupt what becomes of a job whose node stopped in the middle
 * @param backoff from the first attempt to the second; doubled with every further one
 * @param deadline how long after the message's arrival, or after the time it asks for, a job must have ended
 * @param unique of which jobs there is one at a time
 * @param approve whether an owner must approve each job before it runs
 * @param approveWithin how long a job waits for that before it is dropped
 * @param context how many turns of its conversation a job is told of: what was said and answered lately
 * @param canary of how many conversations its jobs are on trial; where absent, what is said of its lane
 */
public record RouteConfig(
        String name,
        WhenConfig when,
        RunConfig run,
        @Default("3") int attempts,
        Optional<Duration> timeout,
        @Default("rerun") OnInterrupt onInterrupt,
        @Default("2s") Duration backoff,
        Optional<Duration> deadline,
        @Default("no") Unique unique,
        @Default("no") Approve approve,
        @Default("1d") Duration approveWithin,
        @Default("0") int context,
        Optional<Percent> canary) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MOST = 100;

    /** Of which of a route's jobs there is one at a time: of all, or of those with the same arguments. */
    public enum Unique {
        NO,
        ARGUMENTS,
        ROUTE
    }

    /** Whether a job needs somebody's approval. */
    public enum Approve {
        NO,
        REQUIRED
    }

    public RouteConfig {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: \"%s\" is not a name; write lower-case letters, digits and hyphens, such as make-video"
                            .formatted(name));
        }
        if (BuiltIn.reserves(name)) {
            throw new IllegalArgumentException("name: %s is a route of Dray's own; choose another".formatted(name));
        }
        if (attempts < 1 || attempts > MOST) {
            throw new IllegalArgumentException(
                    "attempts: %d is not between 1 and %d; 1 tries once".formatted(attempts, MOST));
        }
        timeout.filter(limit -> !limit.isPositive()).ifPresent(_ -> {
            throw new IllegalArgumentException("timeout: must be longer than zero; leave it out for no limit here");
        });
        deadline.filter(limit -> !limit.isPositive()).ifPresent(_ -> {
            throw new IllegalArgumentException("deadline: must be longer than zero; leave it out for none");
        });
        if (context < 0 || context > Sessions.TURNS) {
            throw new IllegalArgumentException(
                    "context: %d is not between 0 and %d turns".formatted(context, Sessions.TURNS));
        }
        canary.filter(percent -> !percent.isZero()).ifPresent(_ -> {
            if (run.lane().equals(Topics.LIGHT)) {
                throw new IllegalArgumentException(
                        "canary: the lane light runs on the gateway, which has no canary; give run.lane a heavy lane");
            }
            if (attempts == 1) {
                throw new IllegalArgumentException(
                        "canary: with attempts: 1 a job that fails on the canary could not be"
                                + " tried again on stable; allow 2 or more");
            }
            if (onInterrupt == OnInterrupt.FAIL) {
                throw new IllegalArgumentException("canary: with on-interrupt: fail a job that is cut off on the canary"
                        + " could not run again on stable; choose rerun or ask");
            }
        });
        if (!approveWithin.isPositive()) {
            throw new IllegalArgumentException("approve-within: must be longer than zero, such as 1d");
        }
    }

    /**
     * Refuses routes of which two have one name, in words that begin with the second one's place in {@code routes}; for
     * the compact constructor of the record that holds them.
     */
    public static List<RouteConfig> distinct(List<RouteConfig> routes) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < routes.size(); i++) {
            if (!names.add(routes.get(i).name())) {
                throw new IllegalArgumentException("routes[%d].name: there is another route %s; job ids depend on"
                                .formatted(i, routes.get(i).name())
                        + " the name, so choose a different one");
            }
        }
        return List.copyOf(routes);
    }

    Policy policy() {
        return new Policy(
                attempts,
                onInterrupt,
                timeout,
                deadline,
                unique,
                approve == Approve.REQUIRED ? Optional.of(approveWithin) : Optional.empty(),
                context);
    }
}
