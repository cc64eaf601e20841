package dev.dray.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private final Times times =
            new Times(ZoneId.of("America/Los_Angeles"), InstantSource.fixed(Instant.parse("2026-02-08T18:42:00Z")));

    @Test
    void aTimeSaysAsMuchOfTheDateAsItNeeds() {
        assertThat(times.at(Instant.parse("2026-02-08T18:40:30Z"))).isEqualTo("10:40");
        assertThat(times.at(Instant.parse("2026-02-08T07:59:00Z"))).isEqualTo("7 Feb 23:59");
        assertThat(times.at(Instant.parse("2025-12-24T18:00:00Z"))).isEqualTo("24 Dec 2025 10:00");
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S, 0 s",
        "PT0.04S, 0 s",
        "PT0.42S, 0.4 s",
        "PT2S, 2 s",
        "PT59.9S, 59 s",
        "PT3M20S, 3 min",
        "PT2H5M, 2 h 5 min",
        "PT2H, 2 h",
        "P3DT4H, 3 d 4 h"
    })
    void aDurationHasTwoUnitsAtMost(Duration duration, String said) {
        assertThat(Times.lasting(duration)).isEqualTo(said);
    }
}
