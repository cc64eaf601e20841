package dev.dray.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.bench.faults.Evidence.Answer;
import dev.dray.bench.faults.Said.Noted;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The counts of an outage differ from what is expected where something was planted, and only there. */
class OutageCountsTest {
    static Stream<Arguments> planted() {
        return Stream.of(
                planted("a notice twice", "notices", run -> run.said("outage/node@1/c0", "c0")),
                planted("a notice of an outage that was none", "notices", run -> run.said("outage/node@2/c0", "c0")),
                planted("somebody told for whom nothing waits", "told", run -> run.said("outage/node@1/c3", "c3")),
                planted(
                        "an end nobody is told of",
                        "backs",
                        run -> run.replies.removeIf(reply -> reply.id().equals("back/node@1/c1"))),
                planted("a light job that waited too", "light_meanwhile", TestingOutage::answerLate),
                planted(
                        "a node gone twice",
                        "journal_gone",
                        run -> run.nodes.add(new Noted("node/node/gone/2", TestingOutage.MENDED))),
                planted("a node that never came back", "journal_back", run -> run.nodes.removeLast()),
                planted("a job begun again", "begun_again", run -> run.evidence.runs.replaceAll((_, runs) -> runs + 1)),
                planted("a result that was lost meanwhile", "held_results", run -> run.held = 0),
                planted("an effect twice", "effects", run -> run.evidence.effects.add(run.evidence.effects.getLast())),
                planted("a second answer", "doubled", run -> {
                    Answer last = run.evidence.answers.getLast();
                    run.evidence.answers.add(last);
                }),
                planted("a message that is gone", "lost", run -> run.evidence.messages.removeLast()));
    }

    private static Arguments planted(String what, String count, Consumer<TestingOutage> plant) {
        return Arguments.of(what, count, plant);
    }

    @Test
    void anOutageThatWentAsItHadToDeviatesInNothing() {
        assertThat(new TestingOutage().deviations()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void aDeviationIsCounted(String what, String count, Consumer<TestingOutage> plant) {
        TestingOutage run = new TestingOutage();
        plant.accept(run);
        assertThat(run.deviations()).anySatisfy(words -> assertThat(words).contains(": " + count + " is "));
    }
}
