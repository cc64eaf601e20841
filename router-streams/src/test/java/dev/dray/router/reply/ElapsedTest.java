package dev.dray.router.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.35S, 350 ms",
        "PT8.9S, 8 s",
        "PT1M, 1 min",
        "PT9M59S, 9 min 59 s",
        "PT12M30S, 12 min",
        "PT2H5M, 2 h 5 min",
        "P3DT1H, 3 d 1 h",
    })
    void aDurationIsSaidInAtMostTwoUnits(Duration duration, String text) {
        assertThat(Elapsed.text(duration)).isEqualTo(text);
    }
}
