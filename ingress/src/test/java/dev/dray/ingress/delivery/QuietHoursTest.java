package dev.dray.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 2026-11-20T21:59:59Z, ",
        "22:00, 07:00, 2026-11-20T22:00:00Z, 2026-11-21T07:00:00Z",
        "22:00, 07:00, 2026-11-21T03:00:00Z, 2026-11-21T07:00:00Z",
        "22:00, 07:00, 2026-11-21T07:00:00Z, ",
        "12:00, 14:00, 2026-11-20T13:00:00Z, 2026-11-20T14:00:00Z",
        "12:00, 14:00, 2026-11-20T14:00:00Z, ",
        "12:00, 14:00, 2026-11-20T03:00:00Z, ",
        "22:00, 00:00, 2026-11-20T23:00:00Z, 2026-11-21T00:00:00Z"
    })
    void theyEndWhenTheClockSaysSo(String from, String to, Instant now, Instant end) {
        assertThat(hours(from, to).endAfter(now, ZoneId.of("Europe/London"))).isEqualTo(Optional.ofNullable(end));
    }

    @ParameterizedTest
    @CsvSource({
        // London, 29 March 2026: 01:00 becomes 02:00. 25 October 2026: 02:00 becomes 01:00.
        "Europe/London, 22:00, 07:00, 2026-03-28T23:00:00Z, 2026-03-29T06:00:00Z",
        "Europe/London, 22:00, 07:00, 2026-10-24T23:00:00Z, 2026-10-25T07:00:00Z",
        "Europe/London, 22:00, 01:30, 2026-03-28T23:00:00Z, 2026-03-29T01:00:00Z",
        "Europe/London, 22:00, 01:30, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "Europe/London, 22:00, 01:30, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
        // Lord Howe moves by half an hour: on 4 October 2026, 02:00 becomes 02:30.
        "Australia/Lord_Howe, 22:00, 02:15, 2026-10-03T14:00:00Z, 2026-10-03T15:30:00Z"
    })
    void theyEndOnceWhereTheClockIsChanged(ZoneId zone, String from, String to, Instant now, Instant end) {
        assertThat(hours(from, to).endAfter(now, zone)).contains(end);
    }

    @ParameterizedTest
    @CsvSource({"Europe/London", "America/Los_Angeles", "Australia/Lord_Howe"})
    void wheneverItIsTheyEndLaterAndSoon(ZoneId zone) {
        QuietHours hours = hours("23:15", "02:20");
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        for (Instant now = Instant.parse("2026-01-01T00:00:00Z"); now.isBefore(end); now = now.plusSeconds(977)) {
            Optional<Instant> over = hours.endAfter(now, zone);
            if (over.isPresent()) {
                assertThat(over.get()).isAfter(now);
                assertThat(Duration.between(now, over.get())).isLessThan(Duration.ofHours(5));
                assertThat(hours.endAfter(over.get().plusSeconds(7_200), zone)).isEmpty();
            }
        }
    }

    @Test
    void hoursThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hours("22:00", "22:00"))
                .withMessageContaining("leave quiet out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeOfDay.parse("25:00"))
                .withMessageContaining("\"25:00\" is not a time");
    }

    private static QuietHours hours(String from, String to) {
        return new QuietHours(TimeOfDay.parse(from), TimeOfDay.parse(to));
    }
}
