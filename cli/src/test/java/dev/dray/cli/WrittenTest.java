package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTest {
    /** A quarter to seven in the evening in Berlin. */
    private static final Instant NOW = Instant.parse("2026-03-28T17:45:00Z");

    @ParameterizedTest
    @CsvSource({
        "19:00, 2026-03-28T18:00:00Z",
        "07:30, 2026-03-29T05:30:00Z",
        "18:45, 2026-03-29T16:45:00Z",
        "2026-12-01T07:30, 2026-12-01T06:30:00Z",
    })
    void aTimeIsTheNextOfTheOwnersClock(String text, Instant instant) {
        assertThat(Written.instant(text, NOW, ZoneId.of("Europe/Berlin"))).isEqualTo(instant);
    }
}
