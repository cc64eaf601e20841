package dev.dray.bench.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.dray.bench.faults.Broken.Breach;
import dev.dray.bench.faults.Effects.Effect;
import dev.dray.bench.faults.Evidence.Answer;
import dev.dray.bench.faults.Evidence.Change;
import dev.dray.bench.faults.Evidence.Entry;
import dev.dray.bench.faults.Evidence.Letter;
import dev.dray.bench.faults.Evidence.Made;
import dev.dray.schema.JobStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Holds what a run left behind against the promises, one by one. Pure. */
final class Verdict {
    private static final String DEAD = "dead";

    private final Evidence evidence;
    private final Set<String> acknowledged;
    private final Map<String, Change> last = new LinkedHashMap<>();
    private final List<Broken> broken = new ArrayList<>();

    private Verdict(Evidence evidence) {
        this.evidence = evidence;
        this.acknowledged = evidence.sent().acknowledged();
        evidence.changes().forEach(change -> last.put(change.job(), change));
    }

    /** Every broken promise; none where all were kept. */
    static List<Broken> of(Evidence evidence) {
        Verdict verdict = new Verdict(evidence);
        verdict.messages();
        verdict.jobs();
        verdict.ends();
        verdict.answers();
        verdict.effects();
        verdict.journal();
        verdict.dailyLog();
        verdict.deadLetters();
        verdict.rest();
        return List.copyOf(verdict.broken);
    }

    private void messages() {
        Map<String, Long> times = count(evidence.messages(), id -> id);
        lost("every acknowledged message is recorded", without(acknowledged, times.keySet()));
        Set<String> twice = moreThanOnce(times);
        twice.removeAll(evidence.sent().uncertain());
        doubled("no message is recorded twice that was handed over once", twice);
    }

    private void jobs() {
        Map<String, Set<String>> jobs =
                evidence.made().stream().collect(groupingBy(Made::message, mapping(Made::job, toSet())));
        lost("every message has a job", without(acknowledged, jobs.keySet()));
        jobs.forEach((message, made) -> {
            if (made.size() > 1) {
                doubled("a message has one job", Set.of(message + " has " + made));
            }
        });
        count(evidence.made(), each -> each).forEach((made, times) -> {
            if (times > 1) {
                doubled("a job is made once", Set.of(made.toString()));
            }
        });
    }

    private void ends() {
        Set<String> known = last.values().stream().map(Change::message).collect(toSet());
        lost("every message's job has a state", without(acknowledged, known));
        last.values().stream()
                .filter(change -> !change.ended() && !heldForAReason(change))
                .forEach(change -> add(
                        Breach.STUCK,
                        "every job ends, or is held for a stated reason",
                        "job %s is %s".formatted(change.job(), change.status())));
        // An end that is noted again, because a duplicate came, is the same end.
        Map<String, Long> ends = count(
                evidence.changes().stream()
                        .filter(change -> change.ended() && change.duplicates() == 0)
                        .toList(),
                Change::job);
        doubled("a job ends once", moreThanOnce(ends));
    }

    private void answers() {
        Map<String, Long> times = count(evidence.answers(), Answer::message);
        lost("a job that ended has a final reply", without(messagesThatEnded(), times.keySet()));
        doubled("a message has one final reply", moreThanOnce(times));
        Set<String> ids = evidence.answers().stream().map(Answer::id).collect(toSet());
        lost("every final reply can be fetched", without(ids, evidence.stored()));
    }

    private void effects() {
        Map<Effect, Long> times = count(evidence.effects(), effect -> effect);
        evidence.succeeded().values().stream()
                .filter(success -> !times.containsKey(success.attempt()))
                .forEach(success -> add(Breach.LOST, "what succeeded had its effect", success.toString()));
        times.forEach((effect, count) -> {
            int runs = evidence.runs().getOrDefault(effect, 0);
            if (count > runs) {
                add(
                        Breach.DOUBLED,
                        "a task has one effect each time a ledger has it begin",
                        "%s: %d effects of %d runs".formatted(effect, count, runs));
            }
        });
    }

    private void journal() {
        List<Entry> ofMessages = evidence.journal().stream()
                .filter(entry -> !entry.message().isEmpty())
                .toList();
        Map<String, Long> times = count(ofMessages, Entry::message);
        lost("a message that was dealt with is in the journal", without(messagesThatEnded(), times.keySet()));
        doubled("a message is in the journal once", moreThanOnce(times));
        doubled("no entry is in the journal twice", moreThanOnce(count(evidence.journal(), Entry::id)));
    }

    private void dailyLog() {
        Map<String, Long> times = count(evidence.marks(), mark -> mark);
        Set<String> entries = evidence.journal().stream().map(Entry::mark).collect(toSet());
        lost("an entry of the journal is in a daily log", without(entries, times.keySet()));
        doubled("an entry is in one daily log, once", moreThanOnce(times));
        other("nothing is in a daily log that is not in the journal", without(times.keySet(), entries));
    }

    private void deadLetters() {
        Set<String> dead = last.values().stream()
                .filter(change -> change.status() == JobStatus.DEAD)
                .map(Change::job)
                .collect(toSet());
        Map<String, Long> times = count(
                evidence.letters().stream()
                        .filter(letter -> letter.reason().equals(DEAD))
                        .toList(),
                Letter::job);
        lost("a job that failed for good is kept as a dead letter", without(dead, times.keySet()));
        doubled("a job has one dead letter", moreThanOnce(times));
        for (Letter letter : evidence.letters()) {
            if (!letter.reason().equals(DEAD) || !dead.contains(letter.job())) {
                add(Breach.OTHER, "only jobs that failed for good are dead letters", letter.toString());
            }
        }
    }

    private void rest() {
        for (String row : evidence.waiting()) {
            add(Breach.STUCK, "nothing waits on a disk that a broker should have", row);
        }
        other("every record can be read", evidence.undecodable());
        other("every role stops softly", evidence.unclean());
    }

    private static boolean heldForAReason(Change change) {
        return change.status() == JobStatus.HELD && !change.text().isBlank();
    }

    private Set<String> messagesThatEnded() {
        return last.values().stream().filter(Change::ended).map(Change::message).collect(toSet());
    }

    private void lost(String promise, Collection<String> ids) {
        ids.forEach(id -> add(Breach.LOST, promise, id));
    }

    private void doubled(String promise, Collection<String> ids) {
        ids.forEach(id -> add(Breach.DOUBLED, promise, id));
    }

    private void other(String promise, Collection<String> words) {
        words.forEach(each -> add(Breach.OTHER, promise, each));
    }

    private void add(Breach breach, String promise, String what) {
        broken.add(new Broken(breach, promise, what));
    }

    private static <V, K> Map<K, Long> count(Collection<V> values, Function<V, K> key) {
        return values.stream().collect(groupingBy(key, counting()));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> left = new HashSet<>(all);
        left.removeAll(some);
        return left;
    }

    private static Set<String> moreThanOnce(Map<String, Long> times) {
        Set<String> found = new HashSet<>();
        times.forEach((key, count) -> {
            if (count > 1) {
                found.add(key);
            }
        });
        return found;
    }
}
