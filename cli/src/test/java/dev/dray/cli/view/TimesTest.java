package dev.dray.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void anInstantIsSaidByTheClockOfItsReader() {
        Instant instant = Instant.parse("2026-07-08T22:42:00.0071Z");
        assertThat(Times.say(instant, ZoneId.of("Europe/Berlin"))).isEqualTo("2026-07-09 00:42:00.007");
        assertThat(Times.say(instant, ZoneId.of("UTC"))).isEqualTo("2026-07-08 22:42:00.007");
    }
}
