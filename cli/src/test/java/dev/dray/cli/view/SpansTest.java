package dev.dray.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT-3S, 0 ms",
        "PT0.040S, 40 ms",
        "PT0.999S, 999 ms",
        "PT1S, 1 s",
        "PT59.9S, 59 s",
        "PT1M, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT3H5M, 3 h 5 min",
        "PT24H, 1 d",
        "PT50H, 2 d 2 h"
    })
    void aSpanIsSaidInAtMostTwoUnits(Duration span, String said) {
        assertThat(Spans.say(span)).isEqualTo(said);
    }
}
