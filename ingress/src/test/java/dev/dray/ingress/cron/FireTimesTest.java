package dev.dray.ingress.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FireTimesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    every 15m   | UTC           | 2026-11-20T09:05:30Z     | 2026-11-20T09:15:00Z
                    every 15m   | UTC           | 2026-11-20T09:15:00Z     | 2026-11-20T09:30:00Z
                    every 15m   | UTC           | 2026-11-20T09:14:59.999Z | 2026-11-20T09:15:00Z
                    every 15m   | Asia/Kolkata  | 2026-11-20T09:05:30Z     | 2026-11-20T09:15:00Z
                    every 90s   | UTC           | 2026-11-20T09:00:00Z     | 2026-11-20T09:01:30Z
                    every 1d    | Europe/Berlin | 2026-11-20T09:05:30Z     | 2026-11-21T00:00:00Z
                    every 7d    | UTC           | 2026-11-20T09:05:30Z     | 2026-11-26T00:00:00Z
                    # Berlin, 28 March 2027: the clocks go forward, and nothing moves.
                    every 2h    | Europe/Berlin | 2027-03-28T00:30:00Z     | 2027-03-28T02:00:00Z
                    """)
    void aPeriodIsCountedFrom1970InEveryZone(String schedule, ZoneId zone, Instant after, Instant next) {
        assertThat(FireTimes.parse(schedule).next(after, zone)).contains(next);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    at 2026-12-01T07:00          | Europe/Berlin | 2026-12-01T06:00:00Z
                    at 2026-12-01T07:00:30       | Europe/Berlin | 2026-12-01T06:00:30Z
                    at 2026-12-01T07:00Z         | Europe/Berlin | 2026-12-01T07:00:00Z
                    at 2026-12-01T07:00-08:00    | Europe/Berlin | 2026-12-01T15:00:00Z
                    # Left out: from 02:00 to 03:00 on 28 March 2027 there is no time.
                    at 2027-03-28T02:30          | Europe/Berlin | 2027-03-28T01:00:00Z
                    # Comes twice.
                    at 2027-10-31T02:30          | Europe/Berlin | 2027-10-31T00:30:00Z
                    """)
    void aTimeComesOnce(String schedule, ZoneId zone, Instant when) {
        FireTimes times = FireTimes.parse(schedule);

        Optional<Instant> next = times.next(Instant.EPOCH, zone);

        assertThat(next).contains(when);
        assertThat(times.next(when, zone)).isEmpty();
    }
}
