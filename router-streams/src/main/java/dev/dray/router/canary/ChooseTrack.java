package dev.dray.router.canary;

import dev.dray.router.deadletter.Arrival;
import dev.dray.router.decide.Alarm;
import dev.dray.router.decide.Decision;
import dev.dray.router.job.Dispatch;
import dev.dray.router.journal.CanaryEntries;
import dev.dray.router.out.CanaryChange;
import dev.dray.router.out.CanaryChange.Ended;
import dev.dray.router.out.CanaryChange.Wanted;
import dev.dray.router.out.Effect;
import dev.dray.router.out.Outgoing;
import dev.dray.router.presence.CanaryNodes;
import dev.dray.schema.Canary;
import dev.dray.schema.CanaryCause;
import dev.dray.schema.Job;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each job on trial whether it goes to the canary, by what became of those before it and which nodes are there;
 * and tells, once, where that changes. A single task does this, the one that watches the nodes, so that both are known and
 * "once" needs no agreement.
 */
public final class ChooseTrack implements Decision {
    private final Trials trials;
    private final Judgement judgement;
    private final Duration offlineAfter;
    private final CanaryEntries entries;
    private @Nullable Task task;

    /** @param offlineAfter how long a node may be silent */
    public ChooseTrack(Trials trials, CanaryConfig config, Duration offlineAfter, CanaryEntries entries) {
        this.trials = trials;
        this.judgement = Judgement.of(config);
        this.offlineAfter = offlineAfter;
        this.entries = entries;
    }

    private record Task(CanaryNodes nodes, Standings standings, Alarm alarm) {}

    /** Beside the store of nodes, which is another's. */
    public static Set<StoreBuilder<?>> stores() {
        return Set.of(Standings.store());
    }

    @Override
    public void begin(ProcessorContext<String, Effect> context) {
        Instant begun = Instant.ofEpochMilli(context.currentSystemTimeMs());
        Alarm alarm = new Alarm(context, this::look);
        task = new Task(
                new CanaryNodes(context, offlineAfter, begun),
                new Standings(context.getStateStore(Standings.STORE)),
                alarm);
        alarm.setBy(begun);
    }

    @Override
    public List<Effect> of(Arrival arrival) throws UndecodableException {
        if (arrival.isOn(Topics.NODES.name())) {
            return look(arrival.at()); // What the heartbeat says has been noted before.
        }
        CanaryChange change = CanaryChange.read(arrival.bytes());
        Optional<Trial> trial = trials.of(change.job());
        return switch (change) {
            case Wanted(Job job) ->
                trial.map(its -> wanted(its, job, arrival.at())).orElseGet(() -> Dispatch.queue(job));
            case Ended attempt ->
                trial.map(its -> ended(its, attempt, arrival.at())).orElseGet(List::of);
        };
    }

    private List<Effect> look(Instant now) {
        List<Effect> effects = new ArrayList<>();
        for (Trial trial : trials.all()) {
            effects.addAll(look(trial, now));
        }
        for (Canary standing : task().standings.all()) {
            if (standing.getCause() != CanaryCause.REMOVED
                    && trials.find(standing.getKey()).isEmpty()) {
                effects.add(keep(Judgement.removed(standing, now)));
            }
        }
        if (!trials.isEmpty()) {
            task().nodes.nextChange(now).ifPresent(task().alarm::setBy);
        }
        return effects;
    }

    private List<Effect> look(Trial trial, Instant now) {
        var seen = new Judgement.Seen(
                task().nodes.taking(trial.lane(), now), task().nodes.mayTurnUp(now));
        Optional<Canary> before = task().standings.find(trial.key());
        Optional<Canary> after = before.map(standing -> judgement.look(trial, standing, seen, now))
                .or(() -> judgement.first(trial, seen, now));
        if (after.equals(before) || after.isEmpty()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        before.filter(its -> its.getMode() != after.get().getMode()).ifPresent(its -> {
            effects.add(entries.of(trial.name(), after.get()));
            its.getTold().ifPresent(told -> effects.add(CanaryNotices.back(trial, after.get(), told, now)));
        });
        effects.add(keep(after.get()));
        return effects;
    }

    private List<Effect> wanted(Trial trial, Job job, Instant now) {
        List<Effect> effects = new ArrayList<>(look(trial, now));
        boolean present = !task().nodes.taking(trial.lane(), now).isEmpty();
        Optional<Canary> standing = task().standings.find(trial.key());
        boolean goes =
                present && standing.filter(its -> its.getMode() == Track.CANARY).isPresent();
        effects.addAll(Dispatch.queue(
                Job.newBuilder(job).setTrack(goes ? Track.CANARY : Track.STABLE).build()));
        standing.filter(its -> its.getMode() == Track.STABLE && its.getTold().isEmpty())
                .ifPresent(its -> {
                    effects.add(CanaryNotices.returned(trial, its, job, now));
                    effects.add(keep(Canary.newBuilder(its)
                            .setTold(job.getConversation())
                            .build()));
                });
        return effects;
    }

    /** An attempt of before the canary was given its present chance says nothing about it. */
    private List<Effect> ended(Trial trial, Ended attempt, Instant now) {
        Job job = attempt.job();
        Optional<Canary> known = task().standings
                .find(trial.key())
                .filter(standing ->
                        standing.getMode() == Track.CANARY && !job.getQueuedAt().isBefore(standing.getSince()));
        if (known.isEmpty()) {
            return List.of();
        }
        Canary standing = judgement.ended(known.get(), attempt);
        if (!judgement.isTooBad(standing)) {
            task().standings.put(standing);
            return List.of();
        }
        Canary over = judgement.giveUp(standing, task().nodes.known(trial.lane()), job.getConversation(), now);
        return List.of(keep(over), CanaryNotices.returned(trial, over, job, now), entries.of(trial.name(), over));
    }

    private Effect keep(Canary standing) {
        task().standings.put(standing);
        return new Outgoing<>(Topics.CANARIES, standing);
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("a job before the beginning");
        }
        return task;
    }
}
