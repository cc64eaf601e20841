package dev.dray.router.fold;

import dev.dray.router.canary.Trials;
import dev.dray.router.deadletter.JobLetters;
import dev.dray.router.job.Dead;
import dev.dray.router.job.Dispatch;
import dev.dray.router.job.Ended;
import dev.dray.router.job.Held;
import dev.dray.router.job.Queued;
import dev.dray.router.job.Started;
import dev.dray.router.job.State;
import dev.dray.router.job.Transitions;
import dev.dray.router.job.Unsettled;
import dev.dray.router.job.Waiting;
import dev.dray.router.job.Wire;
import dev.dray.router.journal.JobEntries;
import dev.dray.router.out.CanaryChange;
import dev.dray.router.out.Effect;
import dev.dray.router.out.LineChange;
import dev.dray.router.out.Outgoing;
import dev.dray.router.out.UniqueChange;
import dev.dray.router.out.Waiter;
import dev.dray.router.reply.JobReplies;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Topics;
import dev.dray.schema.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from a job having come to another state. Pure. */
final class Consequences {
    private final JobEntries entries;
    private final Trials trials;
    private final Dispatch dispatch;
    private final Optional<String> ask;

    Consequences(JobEntries entries, Trials trials, Optional<String> ask) {
        this.ask = ask;
        this.entries = entries;
        this.trials = trials;
        this.dispatch = new Dispatch(trials::wants);
    }

    /** Of the first state of a job; whoever told us of a queued one has put it on its lane. */
    List<Effect> of(State first) {
        List<Effect> effects = new ArrayList<>();
        effects.add(state(first));
        inLine(first).map(LineChange.Joined::new).ifPresent(effects::add);
        if (first instanceof Held held) {
            effects.addAll(JobReplies.held(held, ask));
        }
        return effects;
    }

    List<Effect> of(State before, State after) {
        List<Effect> effects = new ArrayList<>();
        effects.add(state(after));
        effects.addAll(line(before, after));
        unique(before, after).ifPresent(effects::add);
        switch (after) {
            case Queued queued
            when attempt(before) != attempt(queued) ->
                effects.addAll(dispatch.of(queued.course().job()));
            case Held held -> effects.addAll(JobReplies.held(held, ask));
            case Ended ended -> effects.addAll(end(ended));
            case Queued _, Started _, Waiting _ -> {}
        }
        return effects;
    }

    /** How an attempt ended that a report brought to its end, for whom compares the tracks; not one somebody cancelled. */
    Optional<Effect> compared(State before, JobEvent event) {
        boolean cancelled =
                before instanceof Started started && started.cancelAskedBy().isPresent();
        if (!(before instanceof Unsettled)
                || cancelled
                || !trials.compares(before.course().job())) {
            return Optional.empty();
        }
        // What it was asked, and with which files, is of no concern there.
        Job job = Job.newBuilder(before.course().job())
                .setText("")
                .setArguments(List.of())
                .setAttachments(List.of())
                .setContext(List.of())
                .build();
        return event.getFact() == JobFact.SUCCEEDED
                ? Optional.of(new CanaryChange.Succeeded(job, event.getTrack()))
                : event.getFact() == JobFact.FAILED
                        ? Optional.of(new CanaryChange.Failed(job, event.getTrack()))
                        : Optional.empty();
    }

    static Effect state(State state) {
        return new Outgoing<>(Topics.JOB_STATES, Wire.of(state));
    }

    /** Has the node that runs a job end it, whose time is over. */
    static Effect stop(Started overdue, Instant now) {
        Job job = overdue.course().job();
        return new Outgoing<>(
                Topics.COMMANDS,
                Command.newBuilder()
                        .setId("deadline/%s/%d".formatted(job.getId(), job.getAttempt()))
                        .setJobId(job.getId())
                        .setKind(CommandKind.CANCEL)
                        .setBy(Transitions.DEADLINE)
                        .setAt(now)
                        .build());
    }

    private static Optional<Effect> unique(State before, State after) {
        Job job = after.course().job();
        if (job.getUniqueKey().isEmpty() || before instanceof Ended == after instanceof Ended) {
            return Optional.empty();
        }
        return Optional.of(after instanceof Ended ? new UniqueChange.Over(job) : new UniqueChange.Reopened(job));
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
        if (!inLine(before).equals(inLine(after))) {
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
