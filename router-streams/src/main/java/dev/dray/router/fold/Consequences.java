package dev.dray.router.fold;

import dev.dray.router.deadletter.JobLetters;
import dev.dray.router.job.Dead;
import dev.dray.router.job.Dispatch;
import dev.dray.router.job.Ended;
import dev.dray.router.job.Held;
import dev.dray.router.job.Queued;
import dev.dray.router.job.Started;
import dev.dray.router.job.State;
import dev.dray.router.job.Waiting;
import dev.dray.router.job.Wire;
import dev.dray.router.journal.JobEntries;
import dev.dray.router.out.Effect;
import dev.dray.router.out.LineChange;
import dev.dray.router.out.Outgoing;
import dev.dray.router.out.Waiter;
import dev.dray.router.reply.JobReplies;
import dev.dray.schema.Topics;
import dev.dray.schema.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from a job having come to another state. Pure. */
final class Consequences {
    private final JobEntries entries;

    Consequences(JobEntries entries) {
        this.entries = entries;
    }

    /** Of the first state of a job, which whoever told us of it has put on its lane. */
    List<Effect> of(Queued first) {
        List<Effect> effects = new ArrayList<>();
        effects.add(state(first));
        inLine(first).map(LineChange.Joined::new).ifPresent(effects::add);
        return effects;
    }

    List<Effect> of(State before, State after) {
        List<Effect> effects = new ArrayList<>();
        effects.add(state(after));
        effects.addAll(line(before, after));
        switch (after) {
            case Queued queued
            when attempt(before) != attempt(queued) ->
                effects.addAll(Dispatch.of(queued.course().job()));
            case Held held -> effects.add(JobReplies.held(held));
            case Ended ended -> effects.addAll(end(ended));
            case Queued _, Started _, Waiting _ -> {}
        }
        return effects;
    }

    static Effect state(State state) {
        return new Outgoing<>(Topics.JOB_STATES, Wire.of(state));
    }

    private List<Effect> end(Ended ended) {
        List<Effect> effects = new ArrayList<>(List.of(JobReplies.ended(ended), entries.ended(ended)));
        if (ended instanceof Dead dead) {
            effects.add(JobLetters.of(dead));
        }
        return effects;
    }

    private static List<Effect> line(State before, State after) {
        List<Effect> effects = new ArrayList<>();
        if (inLine(before).isPresent() != inLine(after).isPresent()) {
            inLine(before).map(LineChange.Left::new).ifPresent(effects::add);
            inLine(after).map(LineChange.Joined::new).ifPresent(effects::add);
        }
        return effects;
    }

    private static Optional<Waiter> inLine(State state) {
        return Optional.of(state.course().job())
                .filter(job -> state instanceof Queued && job.getWeight() == Weight.HEAVY)
                .map(Waiter::of);
    }

    private static int attempt(State state) {
        return state.course().job().getAttempt();
    }
}
