package dev.dray.ingress.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    */20 * * * *       | UTC | 2026-11-20T09:05:30Z | 2026-11-20T09:20:00Z 2026-11-20T09:40:00Z
                    7,37 8-9 * * *     | UTC | 2026-11-20T09:00:00Z | 2026-11-20T09:07:00Z 2026-11-20T09:37:00Z 2026-11-21T08:07:00Z
                    30 7 * * mon-fri   | UTC | 2026-11-20T08:00:00Z | 2026-11-23T07:30:00Z 2026-11-24T07:30:00Z
                    0 9 * jan,Jul sun  | UTC | 2026-11-20T00:00:00Z | 2027-01-03T09:00:00Z 2027-01-10T09:00:00Z
                    0 12 1 * 1         | UTC | 2026-11-20T00:00:00Z | 2026-11-23T12:00:00Z 2026-11-30T12:00:00Z 2026-12-01T12:00:00Z
                    0 6 * * sat-7      | UTC | 2026-11-20T00:00:00Z | 2026-11-21T06:00:00Z 2026-11-22T06:00:00Z 2026-11-28T06:00:00Z
                    15,45 30 6 * * 1   | UTC | 2026-11-23T06:30:15Z | 2026-11-23T06:30:45Z 2026-11-30T06:30:15Z
                    0 0 29 2 *         | UTC | 2097-01-01T00:00:00Z | 2104-02-29T00:00:00Z
                    0 0 * 2 mon#5      | UTC | 2026-01-01T00:00:00Z | 2044-02-29T00:00:00Z
                    0 18 L * *         | UTC | 2027-02-01T00:00:00Z | 2027-02-28T18:00:00Z 2027-03-31T18:00:00Z
                    0 10 * * tue#2     | UTC | 2026-11-01T00:00:00Z | 2026-11-10T10:00:00Z 2026-12-08T10:00:00Z
                    0 17 * * friL      | UTC | 2026-11-01T00:00:00Z | 2026-11-27T17:00:00Z 2026-12-25T17:00:00Z
                    @Hourly            | UTC | 2026-11-20T09:05:30Z | 2026-11-20T10:00:00Z
                    0 8 * * *          | Asia/Kolkata | 2026-11-20T00:00:00Z | 2026-11-20T02:30:00Z
                    """)
    void firesWhenCronWould(String expression, String zone, Instant after, String fires) {
        List<String> expected = List.of(fires.split(" ", -1));

        assertThat(fires(expression, zone, after, expected.size())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # Berlin, 28 March 2027: from 02:00 to 03:00 there is no time.
                    45 2 * * *   | Europe/Berlin | 2027-03-27T12:00:00Z | 2027-03-28T01:00:00Z 2027-03-29T00:45:00Z
                    45 * * * *   | Europe/Berlin | 2027-03-28T00:00:00Z | 2027-03-28T00:45:00Z 2027-03-28T01:45:00Z
                    # Berlin, 31 October 2027: from 02:00 to 03:00 the time comes twice.
                    45 2 * * *   | Europe/Berlin | 2027-10-30T12:00:00Z | 2027-10-31T00:45:00Z 2027-11-01T01:45:00Z
                    45 * * * *   | Europe/Berlin | 2027-10-31T00:00:00Z | 2027-10-31T00:45:00Z 2027-10-31T01:45:00Z 2027-10-31T02:45:00Z
                    # Asked in the middle of the repeated hour.
                    45 2 * * *   | Europe/Berlin | 2027-10-31T01:10:00Z | 2027-11-01T01:45:00Z
                    # Lord Howe moves by half an hour.
                    15 2 * * *   | Australia/Lord_Howe | 2026-10-03T12:00:00Z | 2026-10-03T15:30:00Z 2026-10-04T15:15:00Z
                    """)
    void aChangeOfTheClocksNeitherLosesNorDoublesAFire(String expression, String zone, Instant after, String fires) {
        List<String> expected = List.of(fires.split(" ", -1));

        assertThat(fires(expression, zone, after, expected.size())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 25 * * *      | hour: "25" is not between 0 and 23
                    x * * * *       | minute: "x" is no number
                    * * * foo *     | month: "foo" is no number and no name
                    */0 * * * *     | minute: "*/0" has a step of 0
                    0 22-2 * * *    | hour: "22-2" runs backwards; write 22-23,0-2
                    0 0 * * 1#6     | day of week: "1#6" asks for a week that no month has; write #1 to #5
                    0 0 1,? * *     | day of month: "?" is no value, range or step
                    * * * *         | "* * * *" has 4 fields; write five (minute, hour, day of month, month, day of week) or six (seconds first)
                    @reboot         | "@reboot" is none of [@annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly]
                    """)
    void whatIsNoExpressionIsRefusedAtItsField(String expression, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse(expression))
                .withMessage(why);
    }

    @Test
    void aDateThatNeverComesHasNoFire() {
        assertThat(CronExpression.parse("0 0 31 4 *").next(Instant.EPOCH, ZoneId.of("UTC")))
                .isEmpty();
    }

    private static List<String> fires(String expression, String zone, Instant after, int count) {
        CronExpression cron = CronExpression.parse(expression);
        List<String> fires = new ArrayList<>();
        Instant last = after;
        for (int i = 0; i < count; i++) {
            last = cron.next(last, ZoneId.of(zone)).orElseThrow();
            fires.add(last.toString());
        }
        return fires;
    }
}
