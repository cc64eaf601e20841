package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {
    private static final Instant NOW = Instant.parse("2026-02-08T10:42:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2d, 2026-02-06T10:42:00Z",
        "1h30m, 2026-02-08T09:12:00Z",
        "2026-02-07, 2026-02-06T23:00:00Z",
        "2026-02-07T10:42:00Z, 2026-02-07T10:42:00Z"
    })
    void aTimeIsReadAsAPersonWritesIt(String text, Instant meant) {
        assertThat(Since.parse(text, NOW, BERLIN)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "T", "-2d", "9999999999999d"})
    void whatIsNoTimeIsAnsweredWithWhatWouldBe(String text) {
        assertThatThrownBy(() -> Since.parse(text, NOW, BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"%s\" is no time; write how long ago, such as 2d", text);
    }
}
