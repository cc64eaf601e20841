package dev.dray.bench.faults;

import dev.dray.bench.faults.Effects.Effect;
import dev.dray.bench.faults.Evidence.Answer;
import dev.dray.bench.faults.Evidence.Change;
import dev.dray.bench.faults.Evidence.Entry;
import dev.dray.bench.faults.Evidence.Letter;
import dev.dray.bench.faults.Evidence.Made;
import dev.dray.bench.faults.Evidence.Success;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run leaves behind in which all promises were kept: one job that succeeded, one that failed for good, one held. */
final class TestingEvidence {
    static final Effect EFFECT = new Effect("good", 1);

    final Set<String> acknowledged = new HashSet<>(Set.of("m1", "m2", "m3"));
    final Set<String> uncertain = new HashSet<>();
    final List<String> messages = new ArrayList<>(List.of("m1", "m2", "m3"));
    final List<Made> made = new ArrayList<>(List.of(
            new Made("good", "m1", JobFact.QUEUED),
            new Made("bad", "m2", JobFact.QUEUED),
            new Made("open", "m3", JobFact.HELD)));
    final List<Change> changes = new ArrayList<>(List.of(
            new Change("good", "m1", JobStatus.QUEUED, "", 0),
            new Change("good", "m1", JobStatus.SUCCEEDED, "done", 0),
            new Change("bad", "m2", JobStatus.DEAD, "exited with 3", 0),
            new Change("open", "m3", JobStatus.HELD, "node mini stopped while it ran", 0)));
    final Map<String, Success> succeeded = new HashMap<>(Map.of("good/1/succeeded", new Success(EFFECT, "node")));
    final List<Answer> answers = new ArrayList<>(List.of(new Answer("r1", "m1"), new Answer("r2", "m2")));
    final List<Entry> journal = new ArrayList<>(
            List.of(new Entry("message/m1", "m1"), new Entry("message/m2", "m2"), new Entry("node/mini/gone", "")));
    final List<Letter> letters = new ArrayList<>(List.of(new Letter("bad/1", "bad", "dead", "exited with 3")));
    final List<String> marks = new ArrayList<>(List.of("message/m1", "message/m2", "node/mini/gone"));
    final List<Effect> effects = new ArrayList<>(List.of(EFFECT));
    final Map<Effect, Integer> runs = new HashMap<>(Map.of(EFFECT, 1, new Effect("open", 1), 1));
    final Set<String> stored = new HashSet<>(Set.of("r1", "r2"));
    final List<String> waiting = new ArrayList<>();
    final List<String> undecodable = new ArrayList<>();
    final List<String> unclean = new ArrayList<>();

    Evidence whole() {
        return new Evidence(
                new Sent(acknowledged, uncertain),
                messages,
                made,
                changes,
                succeeded,
                answers,
                journal,
                letters,
                marks,
                effects,
                runs,
                stored,
                waiting,
                undecodable,
                unclean);
    }
}
