package dev.dray.router.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.runtime.value.Percent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialTest {
    /** Were one of these to change, conversations would change sides in the middle of a trial. */
    @ParameterizedTest
    @CsvSource({
        "telegram/42,7461",
        "telegram/7,822",
        "http/office,8483",
        "email/ann@example.org,2775",
        "cron/briefing,4550"
    })
    void aConversationHasThePlaceItAlwaysHad(String conversation, int place) {
        assertThat(Trial.place(conversation)).isEqualTo(place);
    }

    @Test
    void aTenthOfAllConversationsIsInAtTenPercent() {
        assertThat(in("10%")).hasSizeBetween(9_700, 10_300);
    }

    @Test
    void whoIsInStaysInWhenThePercentageIsRaised() {
        assertThat(in("25%")).containsAll(in("10%"));
    }

    @Test
    void nobodyIsInAtNothingAndEverybodyAtAll() {
        assertThat(in("0%")).isEmpty();
        assertThat(in("100%")).hasSize(100_000);
    }

    private static List<Integer> in(String percent) {
        Trial trial = Trial.ofRoute("render", "video", Percent.parse(percent));
        return IntStream.range(0, 100_000)
                .filter(chat -> trial.takes("telegram/" + chat))
                .boxed()
                .toList();
    }
}
