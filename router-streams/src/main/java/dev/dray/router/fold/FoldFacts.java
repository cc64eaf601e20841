package dev.dray.router.fold;

import dev.dray.router.canary.Trials;
import dev.dray.router.deadletter.Arrival;
import dev.dray.router.deadletter.ArrivalLetters;
import dev.dray.router.decide.Alarm;
import dev.dray.router.decide.Decision;
import dev.dray.router.job.Change;
import dev.dray.router.job.Change.Ignored;
import dev.dray.router.job.Change.Moved;
import dev.dray.router.job.Change.Noted;
import dev.dray.router.job.Change.Repeated;
import dev.dray.router.job.Started;
import dev.dray.router.job.State;
import dev.dray.router.job.Transitions;
import dev.dray.router.journal.JobEntries;
import dev.dray.router.out.Effect;
import dev.dray.router.retry.Due;
import dev.dray.schema.JobEvent;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Folds the facts about each job into where it is now, and what the passing of time alone makes of it. */
public final class FoldFacts implements Decision {
    private final Transitions transitions;
    private final Consequences consequences;
    private @Nullable Task task;

    /**
     * A fold with these in hand.
     *
     * @param trials whose jobs' ends are told to whom compares the tracks
     * @param ask the conversation in which owners are asked for decisions, besides the job's own
     */
    public FoldFacts(Transitions transitions, JobEntries entries, Trials trials, Optional<String> ask) {
        this.transitions = transitions;
        this.consequences = new Consequences(entries, trials, ask);
    }

    private record Task(Jobs jobs, Due due, ProgressWrites progress, Alarm times, Alarm lateProgress) {}

    public static Set<StoreBuilder<?>> stores() {
        return Set.of(Jobs.store(), Due.store());
    }

    @Override
    public void begin(ProcessorContext<String, Effect> context) {
        Due due = new Due(context.getStateStore(Due.STORE));
        Alarm times = new Alarm(context, this::passed);
        due.next().ifPresent(times::setBy);
        task = new Task(
                new Jobs(context.getStateStore(Jobs.STORE)),
                due,
                new ProgressWrites(),
                times,
                new Alarm(context, this::lateProgress));
    }

    @Override
    public List<Effect> of(Arrival arrival) throws UndecodableException {
        JobEvent event = Topics.JOB_EVENTS.read(arrival.value());
        Optional<State> known = task().jobs.find(event.getJobId());
        if (known.isPresent()) {
            Change change = transitions.of(known.get(), event, arrival.at());
            Stream<Effect> compared =
                    change instanceof Moved ? consequences.compared(known.get(), event).stream() : Stream.empty();
            return Stream.concat(effects(known.get(), change, arrival.at()).stream(), compared)
                    .toList();
        }
        Optional<State> first = Transitions.first(event);
        if (first.isPresent()) {
            List<Effect> effects = consequences.of(first.get());
            keep(Optional.empty(), first.get());
            return effects;
        }
        return List.of(ArrivalLetters.unknownJob(
                arrival,
                event.getJobId(),
                "%s of job %s, which is unknown here; see `dray jobs` for those that are known"
                        .formatted(event.getFact(), event.getJobId())));
    }

    private List<Effect> effects(State before, Change change, Instant now) {
        return switch (change) {
            case Moved(State after) -> moved(before, after);
            case Noted(State after) -> noted(before, after, now);
            case Repeated(State after) -> {
                Effect state = Consequences.state(after);
                task().jobs.put(after);
                yield List.of(state);
            }
            case Ignored() -> List.of();
        };
    }

    private List<Effect> moved(State before, State after) {
        List<Effect> effects = consequences.of(before, after);
        keep(before.wakeAt(), after);
        task().progress.forget(after.course().job().getId());
        return effects;
    }

    private List<Effect> noted(State before, State after, Instant now) {
        Effect state = Consequences.state(after);
        keep(before.wakeAt(), after);
        if (!(after instanceof Started)
                || task().progress.now(after.course().job().getId(), now)) {
            return List.of(state);
        }
        task().lateProgress.setBy(now.plus(ProgressWrites.APART));
        return List.of();
    }

    /** Keeps a state, and when time alone will change it. */
    private void keep(Optional<Instant> wakeBefore, State after) {
        String id = after.course().job().getId();
        task().jobs.put(after);
        if (wakeBefore.equals(after.wakeAt())) {
            return;
        }
        wakeBefore.ifPresent(at -> task().due.remove(id, at));
        after.wakeAt().ifPresent(at -> {
            task().due.add(id, at);
            task().times.setBy(at);
        });
    }

    private List<Effect> passed(Instant now) {
        List<Effect> effects = new ArrayList<>();
        for (String id : task().due.take(now)) {
            State before = task().jobs.find(id).orElseThrow();
            Change change = Transitions.passed(before, now);
            effects.addAll(effects(before, change, now));
            if (change instanceof Noted(Started overdue)) {
                effects.add(Consequences.stop(overdue, now));
            }
        }
        task().due.next().ifPresent(task().times::setBy);
        return effects;
    }

    private List<Effect> lateProgress(Instant now) {
        List<Effect> effects = new ArrayList<>();
        for (String id : task().progress.due(now)) {
            task().progress.now(id, now);
            task().jobs.find(id).map(Consequences::state).ifPresent(effects::add);
        }
        if (task().progress.isBehind()) {
            task().lateProgress.setBy(now.plus(ProgressWrites.APART));
        }
        return effects;
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("a fact before the beginning");
        }
        return task;
    }
}
