package dev.dray.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.bench.faults.Broken.Breach;
import dev.dray.bench.faults.Evidence.Answer;
import dev.dray.bench.faults.Evidence.Change;
import dev.dray.bench.faults.Evidence.Entry;
import dev.dray.bench.faults.Evidence.Letter;
import dev.dray.bench.faults.Evidence.Made;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict finds whatever is planted in a run that kept every promise, and nothing else. */
class VerdictTest {
    static Stream<Arguments> planted() {
        return Stream.of(
                planted("a message that was acknowledged and is not there", Breach.LOST, run -> {
                    run.acknowledged.add("m4");
                    run.made.add(new Made("more", "m4", JobFact.QUEUED));
                    run.changes.add(new Change("more", "m4", JobStatus.HELD, "why", 0));
                }),
                planted("a message recorded twice", Breach.DOUBLED, run -> run.messages.add("m1")),
                planted("a message without a job", Breach.LOST, run -> run.made.removeLast()),
                planted(
                        "a second job of a message",
                        Breach.DOUBLED,
                        run -> run.made.add(new Made("more", "m1", JobFact.QUEUED))),
                planted(
                        "a job queued twice",
                        Breach.DOUBLED,
                        run -> run.made.add(new Made("good", "m1", JobFact.QUEUED))),
                planted("a job without a state", Breach.LOST, run -> run.changes.removeLast()),
                planted("a job that still runs", Breach.STUCK, run -> {
                    run.changes.removeLast();
                    run.changes.add(new Change("open", "m3", JobStatus.STARTED, "", 0));
                }),
                planted("a job held for no reason", Breach.STUCK, run -> {
                    run.changes.removeLast();
                    run.changes.add(new Change("open", "m3", JobStatus.HELD, "", 0));
                }),
                planted(
                        "a second end",
                        Breach.DOUBLED,
                        run -> run.changes.add(new Change("good", "m1", JobStatus.SUCCEEDED, "again", 0))),
                planted("a reply that was never made", Breach.LOST, run -> run.answers.removeFirst()),
                planted("a second reply", Breach.DOUBLED, run -> {
                    run.answers.add(new Answer("r3", "m1"));
                    run.stored.add("r3");
                }),
                planted("a reply nobody can fetch", Breach.LOST, run -> run.stored.remove("r1")),
                planted("a success without its effect", Breach.LOST, run -> run.effects.clear()),
                planted("an effect written twice", Breach.DOUBLED, run -> run.effects.add(TestingEvidence.EFFECT)),
                planted("an effect of no run", Breach.DOUBLED, run -> run.runs.clear()),
                planted("a message that is not in the journal", Breach.LOST, run -> {
                    run.journal.removeFirst();
                    run.marks.removeFirst();
                }),
                planted("a message twice in the journal", Breach.DOUBLED, run -> {
                    run.journal.add(new Entry("job/good/2", "m1"));
                    run.marks.add("job/good/2");
                }),
                planted(
                        "an entry written twice",
                        Breach.DOUBLED,
                        run -> run.journal.add(new Entry("node/mini/gone", ""))),
                planted("an entry in no daily log", Breach.LOST, run -> run.marks.removeLast()),
                planted("an entry twice in the daily logs", Breach.DOUBLED, run -> run.marks.add("message/m1")),
                planted("a mark of nothing", Breach.OTHER, run -> run.marks.add("message/m9")),
                planted("a dead job without a dead letter", Breach.LOST, run -> run.letters.clear()),
                planted("two dead letters of a job", Breach.DOUBLED, run -> run.letters.add(run.letters.getFirst())),
                planted(
                        "a dead letter of something else",
                        Breach.OTHER,
                        run -> run.letters.add(new Letter("x", "", "undecodable", "bytes"))),
                planted("a row left in the outbox", Breach.STUCK, run -> run.waiting.add("the outbox: a message")),
                planted("a record nobody can read", Breach.OTHER, run -> run.undecodable.add("dray.jobs-1@4")),
                planted("a role that had to be killed", Breach.OTHER, run -> run.unclean.add("node ended with 137")));
    }

    private static Arguments planted(String what, Breach breach, Consumer<TestingEvidence> plant) {
        return Arguments.of(what, breach, plant);
    }

    @Test
    void aRunThatKeptEveryPromiseIsAcquitted() {
        assertThat(Verdict.of(new TestingEvidence().whole())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void aBrokenPromiseIsFound(String what, Breach breach, Consumer<TestingEvidence> plant) {
        TestingEvidence run = new TestingEvidence();
        plant.accept(run);
        assertThat(Verdict.of(run.whole())).extracting(Broken::breach).containsOnly(breach);
    }

    @Test
    void aMessageHandedOverAgainMayBeRecordedAgain() {
        TestingEvidence run = new TestingEvidence();
        run.messages.add("m1");
        run.uncertain.add("m1");
        assertThat(Verdict.of(run.whole())).isEmpty();
    }

    @Test
    void anInterruptedRunMayHaveHadItsEffect() {
        TestingEvidence run = new TestingEvidence();
        run.effects.add(TestingEvidence.EFFECT);
        run.runs.put(TestingEvidence.EFFECT, 2);
        assertThat(Verdict.of(run.whole())).isEmpty();
    }

    @Test
    void anEndThatIsReportedAgainIsOneEnd() {
        TestingEvidence run = new TestingEvidence();
        run.changes.add(new Change("good", "m1", JobStatus.SUCCEEDED, "done", 1));
        assertThat(Verdict.of(run.whole())).isEmpty();
    }
}
