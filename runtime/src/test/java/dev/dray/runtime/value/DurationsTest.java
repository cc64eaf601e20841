package dev.dray.runtime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "10s,PT10S", "5m,PT5M", "2h,PT2H", "1d,PT24H", "1h30m,PT1H30M", "0s,PT0S", "PT1M,PT1M"
    })
    void readsUnitsAndIso(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "250ms", "10s", "1m30s", "2h", "1d", "3d4h5m6s7ms", "PT0.000001S"})
    void writesWhatItReads(String text) {
        assertThat(Durations.format(Durations.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "10 s", "5min", "1m1h", "99999999999999999999d", "9223372036854775807d"})
    void refusesWhatIsNotADuration(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not a duration; write a number and a unit (ms, s, m, h, d),"
                        + " such as 250ms, 10s or 1h30m");
    }

    @Test
    void refusesWhatIsNegative() {
        assertThatThrownBy(() -> Durations.parse("PT-5S")).hasMessage("\"PT-5S\" is negative; a duration cannot be");
    }
}
