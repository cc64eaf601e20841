package dev.dray.runtime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {
    @ParameterizedTest
    @CsvSource({"0%,0", "10%,1000", "2.5 %,250", "33.33%,3333", "100%,10000"})
    void readsWholesAndParts(String text, int hundredths) {
        assertThat(Percent.parse(text)).isEqualTo(new Percent(hundredths));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "10%", "2.5%", "33.33%", "100%"})
    void writesWhatItReads(String text) {
        assertThat(Percent.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "%", "-1%", "1,5%", "0.001%", "ten%"})
    void refusesWhatIsNoShare(String text) {
        assertThatThrownBy(() -> Percent.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not a share; write a number from 0 to 100 and a percent sign, such as"
                        + " 10%");
    }

    @Test
    void thereIsNoMoreThanAll() {
        assertThatThrownBy(() -> Percent.parse("100.5%")).hasMessage("100.5% is not between 0% and 100%");
    }

    @Test
    void isExceededOnlyByMore() {
        Percent thirty = Percent.parse("30%");
        assertThat(thirty.isExceededBy(3, 10)).isFalse();
        assertThat(thirty.isExceededBy(4, 10)).isTrue();
        assertThat(Percent.parse("0%").isExceededBy(0, 5)).isFalse();
    }
}
