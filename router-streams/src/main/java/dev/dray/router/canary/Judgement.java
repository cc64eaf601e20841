package dev.dray.router.canary;

import dev.dray.router.out.CanaryChange.Ended;
import dev.dray.router.out.CanaryChange.Failed;
import dev.dray.router.presence.CanaryNodes.Member;
import dev.dray.runtime.value.Percent;
import dev.dray.schema.Canary;
import dev.dray.schema.CanaryCause;
import dev.dray.schema.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the traffic of a trial returns to stable, and when it goes to the canary again: the first where no canary node takes
 * its lane or too many attempts failed there; the second where one is there again, after failures only one that was started
 * anew. Pure.
 */
record Judgement(Percent limit, int among, int from) {
    static Judgement of(CanaryConfig config) {
        return new Judgement(config.failures(), config.among(), config.from());
    }

    /** What is seen of a lane's canary nodes: those that take its jobs, and whether others may still turn up. */
    record Seen(List<Member> taking, boolean mayBeMore) {}

    /** The first standing of a trial; none yet while a canary node may still turn up. */
    Optional<Canary> first(Trial trial, Seen seen, Instant now) {
        if (!seen.taking.isEmpty()) {
            return Optional.of(present(trial, seen.taking.getFirst(), now));
        }
        return seen.mayBeMore ? Optional.empty() : Optional.of(absent(trial, now));
    }

    /** The standing after a look at the nodes: the same where nothing changed. */
    Canary look(Trial trial, Canary before, Seen seen, Instant now) {
        return switch (before.getCause()) {
            case PRESENT -> seen.taking.isEmpty() && !seen.mayBeMore ? absent(trial, now) : as(trial, before);
            case ABSENT, UNKNOWN ->
                seen.taking.isEmpty() ? as(trial, before) : present(trial, seen.taking.getFirst(), now);
            case REMOVED -> first(trial, seen, now).orElse(before);
            case FAILURES ->
                seen.taking.stream()
                        .filter(member -> !before.getStarts().contains(member.start()))
                        .findFirst()
                        .map(member -> present(trial, member, now))
                        .orElseGet(() -> as(trial, before));
        };
    }

    /** The standing with one more attempt that ended. */
    Canary ended(Canary before, Ended attempt) {
        Canary.Builder after = Canary.newBuilder(before);
        boolean failed = attempt instanceof Failed;
        return attempt.ran() == Track.CANARY
                ? after.setCanaryFailed(latest(before.getCanaryFailed(), failed))
                        .build()
                : after.setStableFailed(latest(before.getStableFailed(), failed))
                        .build();
    }

    boolean isTooBad(Canary standing) {
        List<Boolean> attempts = standing.getCanaryFailed();
        return standing.getMode() == Track.CANARY
                && attempts.size() >= from
                && limit.isExceededBy(failed(attempts), attempts.size());
    }

    /** @param known all canary nodes of the lane, whose present starts do not count */
    Canary giveUp(Canary before, List<Member> known, String conversation, Instant now) {
        List<Boolean> canary = before.getCanaryFailed();
        List<Boolean> stable = before.getStableFailed();
        return Canary.newBuilder(before)
                .setMode(Track.STABLE)
                .setCause(CanaryCause.FAILURES)
                .setWhy("%d of its latest %d runs failed; of those not on trial %d of %d"
                        .formatted(failed(canary), canary.size(), failed(stable), stable.size()))
                .setStarts(known.stream().map(Member::start).toList())
                .setTold(conversation)
                .setSince(now)
                .build();
    }

    static Canary removed(Canary before, Instant now) {
        return Canary.newBuilder(before)
                .setMode(Track.STABLE)
                .setCause(CanaryCause.REMOVED)
                .setWhy("nothing is on trial there any more")
                .setPercent(0)
                .setTold(null)
                .setSince(now)
                .build();
    }

    private static Canary present(Trial trial, Member node, Instant now) {
        return fresh(trial, now)
                .setMode(Track.CANARY)
                .setCause(CanaryCause.PRESENT)
                .setWhy("node %s takes its jobs".formatted(node.node()))
                .build();
    }

    private static Canary absent(Trial trial, Instant now) {
        return fresh(trial, now)
                .setMode(Track.STABLE)
                .setCause(CanaryCause.ABSENT)
                .setWhy("no node on trial takes jobs of lane %s".formatted(trial.lane()))
                .build();
    }

    private static Canary.Builder fresh(Trial trial, Instant now) {
        return Canary.newBuilder()
                .setKey(trial.key())
                .setLane(trial.lane())
                .setPercent(trial.percent().value())
                .setSince(now);
    }

    private static Canary as(Trial trial, Canary before) {
        return Canary.newBuilder(before)
                .setLane(trial.lane())
                .setPercent(trial.percent().value())
                .build();
    }

    private List<Boolean> latest(List<Boolean> before, boolean next) {
        List<Boolean> all = new ArrayList<>(before);
        all.add(next);
        return all.subList(Math.max(0, all.size() - among), all.size());
    }

    private static int failed(List<Boolean> attempts) {
        return (int) attempts.stream().filter(failed -> failed).count();
    }
}
