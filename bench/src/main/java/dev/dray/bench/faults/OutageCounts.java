package dev.dray.bench.faults;

import dev.dray.bench.faults.Broken.Breach;
import dev.dray.bench.faults.Evidence.Answer;
import dev.dray.bench.faults.Said.Spoken;
import dev.dray.schema.ReplyKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What came of one outage, in numbers, beside what had to come of it. Pure. */
final class OutageCounts {
    private OutageCounts() {}

    /**
     * An outage as it was played.
     *
     * @param begin when it struck
     * @param mended when what was broken was whole again
     * @param over when the next thing was about to happen
     * @param heldResults results the node had and the broker did not, just before it was mended
     */
    record Played(Outage outage, OutageScript script, Instant begin, Instant mended, Instant over, int heldResults) {}

    /** What has to come of it, whoever plays it: the design, as data. */
    static Map<String, Long> expected(Outage outage, OutageScript script) {
        Map<String, Long> expected = new LinkedHashMap<>();
        expected.put("messages", (long) script.messages().size());
        expected.put("results", (long) script.messages().size());
        expected.put("lost", 0L);
        expected.put("doubled", 0L);
        expected.put("stuck", 0L);
        expected.put("effects", script.heavy());
        expected.put("begun_again", outage.running() == Outage.Running.IS_CUT ? 1L : 0L);
        expected.put("held_results", outage.running() == Outage.Running.GOES_ON ? 1L : 0L);
        expected.put("light_meanwhile", (long) script.lightMeanwhile().size());
        expected.put("told", script.waiting());
        expected.put("notices", script.waiting());
        expected.put("backs", script.waiting());
        expected.put("journal_gone", 1L);
        expected.put("journal_back", 1L);
        return expected;
    }

    /** What did, in the same words. */
    static Map<String, Long> counted(Played played, Evidence evidence, Said said) {
        Set<String> messages = played.script().messages();
        Evidence theirs = evidence.about(messages);
        List<Broken> broken = Verdict.of(theirs);
        List<Spoken> notices = said.replies().stream()
                .filter(reply -> reply.kind() == ReplyKind.NOTICE && during(reply.at(), played))
                .toList();
        Map<String, Long> counted = new LinkedHashMap<>();
        counted.put("messages", theirs.messages().stream().distinct().count());
        counted.put(
                "results",
                theirs.answers().stream().map(Answer::message).distinct().count());
        counted.put("lost", count(broken, Breach.LOST));
        counted.put("doubled", count(broken, Breach.DOUBLED));
        counted.put("stuck", count(broken, Breach.STUCK));
        counted.put("effects", (long) theirs.effects().size());
        counted.put(
                "begun_again",
                theirs.runs().values().stream().mapToLong(runs -> runs - 1).sum());
        counted.put("held_results", (long) played.heldResults());
        counted.put("light_meanwhile", answeredMeanwhile(played, said));
        counted.put(
                "told",
                of(notices, "outage/").map(Spoken::conversation).distinct().count());
        counted.put("notices", of(notices, "outage/").count());
        counted.put("backs", of(notices, "back/").count());
        counted.put("journal_gone", entries(played, said, "gone"));
        counted.put("journal_back", entries(played, said, "back"));
        return counted;
    }

    private static long answeredMeanwhile(Played played, Said said) {
        Set<String> light = played.script().lightMeanwhile();
        return said.replies().stream()
                .filter(reply -> reply.kind() == ReplyKind.RESULT
                        && light.contains(reply.message())
                        && reply.at().isBefore(played.mended()))
                .map(Spoken::message)
                .distinct()
                .count();
    }

    private static long entries(Played played, Said said, String what) {
        String beginning = "node/%s/%s/".formatted(RoleName.NODE.word(), what);
        return said.nodes().stream()
                .filter(entry -> entry.id().startsWith(beginning) && during(entry.at(), played))
                .count();
    }

    private static Stream<Spoken> of(List<Spoken> notices, String kind) {
        return notices.stream().filter(notice -> notice.id().startsWith(kind));
    }

    private static boolean during(Instant at, Played played) {
        return !at.isBefore(played.begin()) && at.isBefore(played.over());
    }

    private static long count(List<Broken> broken, Breach breach) {
        return broken.stream().filter(each -> each.breach() == breach).count();
    }
}
