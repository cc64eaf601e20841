package dev.dray.ingress.calendar.ics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void aRecurringEventKeepsItsTimeOnTheClockWhenThatIsChanged() {
        assertThat(starts("DTSTART;TZID=Europe/Berlin:20260322T100000", "RRULE:FREQ=WEEKLY;COUNT=3"))
                .containsExactly("2026-03-22T09:00:00Z", "2026-03-29T08:00:00Z", "2026-04-05T08:00:00Z");
    }

    @Test
    void aTimeTheClockSkipsIsAsMuchLater() {
        assertThat(starts("DTSTART;TZID=Europe/Berlin:20260328T023000", "RRULE:FREQ=DAILY;COUNT=3"))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void aTimeTheClockShowsTwiceIsTheFirst() {
        List<String> starts = starts(
                calendar(event("a", "DTSTART;TZID=Europe/Berlin:20261025T023000")),
                Instant.parse("2026-10-01T00:00:00Z"),
                Instant.parse("2026-11-01T00:00:00Z"));

        assertThat(starts).containsExactly("2026-10-25T00:30:00Z");
    }

    @Test
    void aTimeWithoutAZoneIsTheObservers() {
        assertThat(starts("DTSTART:20260401T100000")).containsExactly("2026-04-01T17:00:00Z");
    }

    @Test
    void aWholeDayLastsFromMidnightToMidnightOfTheObserver() {
        List<Occurrence> days = found(calendar(event("a", "DTSTART;VALUE=DATE:20260308")), NOW, MAY);

        assertThat(days).singleElement().satisfies(day -> {
            assertThat(day.kind()).isEqualTo(Kind.DAY);
            assertThat(day.start()).isEqualTo("2026-03-08T08:00:00Z");
            assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofHours(23));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "DTEND:20260401T113000Z, PT1H30M",
        "DURATION:PT45M, PT45M",
        "DURATION:P1W, PT168H",
        "DURATION:P1DT2H, PT26H",
        "DURATION:-PT45M, PT0S",
        "DTEND:20260401T090000Z, PT0S",
        "SUMMARY:no end, PT0S"
    })
    void anEventEndsWhereItSays(String line, Duration length) {
        List<Occurrence> found = found(calendar(event("a", "DTSTART:20260401T100000Z", line)), NOW, MAY);

        assertThat(found)
                .singleElement()
                .satisfies(each ->
                        assertThat(Duration.between(each.start(), each.end())).isEqualTo(length));
    }

    @Test
    void anEventThatGoesOnIsFoundThoughItBeganBefore() {
        String calendar = calendar(event("a", "DTSTART:20260220T100000Z", "DTEND:20260310T100000Z"));

        assertThat(starts(calendar, NOW, MAY)).containsExactly("2026-02-20T10:00:00Z");
    }

    @Test
    void exceptionsMovedAndCancelledOccurrencesAreNotWhereTheyWere() {
        String calendar = calendar(
                event(
                        "a",
                        "DTSTART;TZID=Europe/Berlin:20260401T100000",
                        "RRULE:FREQ=DAILY;UNTIL=20260406T080000Z",
                        "EXDATE;TZID=Europe/Berlin:20260402T100000",
                        "EXDATE:20260406T080000Z"),
                event(
                        "a",
                        "RECURRENCE-ID;TZID=Europe/Berlin:20260403T100000",
                        "DTSTART;TZID=Europe/Berlin:20260410T120000"),
                event("a", "RECURRENCE-ID:20260404T080000Z", "DTSTART:20260404T080000Z", "STATUS:CANCELLED"));

        assertThat(starts(calendar, NOW, MAY))
                .containsExactly("2026-04-01T08:00:00Z", "2026-04-05T08:00:00Z", "2026-04-10T10:00:00Z");
    }

    @Test
    void anExceptionThatNamesADayIsThatDays() {
        assertThat(starts("DTSTART:20260401T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260402"))
                .containsExactly("2026-04-01T10:00:00Z", "2026-04-03T10:00:00Z");
    }

    @Test
    void moreDatesAreAdded() {
        assertThat(starts("DTSTART:20260401T100000Z", "RDATE:20260405T110000Z,20260407T120000Z"))
                .containsExactly("2026-04-01T10:00:00Z", "2026-04-05T11:00:00Z", "2026-04-07T12:00:00Z");
    }

    @Test
    void theLaterRevisionOfAnEventCounts() {
        String calendar = calendar(
                event("a", "SEQUENCE:2", "DTSTART:20260402T100000Z"),
                event("a", "SEQUENCE:1", "DTSTART:20260401T100000Z"));

        assertThat(starts(calendar, NOW, MAY)).containsExactly("2026-04-02T10:00:00Z");
    }

    @Test
    void aCancelledEventDoesNotTakePlace() {
        assertThat(starts("DTSTART:20260401T100000Z", "RRULE:FREQ=DAILY", "STATUS:CANCELLED"))
                .isEmpty();
    }

    @Test
    void aRuleEndsOnTheLastDayItNames() {
        assertThat(starts("DTSTART;TZID=America/New_York:20260401T200000", "RRULE:FREQ=DAILY;UNTIL=20260402"))
                .containsExactly("2026-04-02T00:00:00Z", "2026-04-03T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "W. Europe Standard Time",
                "/freeassociation.example/Tzfile/Europe/Berlin",
                "\"Europe/Berlin\""
            })
    void aZoneIsKnownByTheNamesCalendarsGiveIt(String zone) {
        assertThat(starts("DTSTART;TZID=" + zone + ":20260401T100000")).containsExactly("2026-04-01T08:00:00Z");
    }

    @Test
    void aZoneThatTheCalendarDefinesIsFollowed() {
        String zone = """
                BEGIN:VTIMEZONE\r
                TZID:Office time\r
                BEGIN:STANDARD\r
                DTSTART:16010101T030000\r
                TZOFFSETFROM:+0200\r
                TZOFFSETTO:+0100\r
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
                END:STANDARD\r
                BEGIN:DAYLIGHT\r
                DTSTART:16010101T020000\r
                TZOFFSETFROM:+0100\r
                TZOFFSETTO:+0200\r
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r
                END:DAYLIGHT\r
                END:VTIMEZONE""";
        String calendar =
                calendar(zone, event("a", "DTSTART;TZID=Office time:20260322T100000", "RRULE:FREQ=WEEKLY;COUNT=2"));

        assertThat(starts(calendar, NOW, MAY)).containsExactly("2026-03-22T09:00:00Z", "2026-03-29T08:00:00Z");
    }

    @Test
    void aZoneThatGaveUpSummerTimeStaysAsItIs() {
        String zone = """
                BEGIN:VTIMEZONE\r
                TZID:Town time\r
                BEGIN:DAYLIGHT\r
                DTSTART:19810329T020000\r
                TZOFFSETFROM:+0200\r
                TZOFFSETTO:+0300\r
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20160327T000000Z\r
                END:DAYLIGHT\r
                BEGIN:STANDARD\r
                DTSTART:19961027T030000\r
                TZOFFSETFROM:+0300\r
                TZOFFSETTO:+0200\r
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20151025T010000Z\r
                END:STANDARD\r
                END:VTIMEZONE""";

        assertThat(starts(calendar(zone, event("a", "DTSTART;TZID=Town time:20260401T100000")), NOW, MAY))
                .containsExactly("2026-04-01T07:00:00Z");
    }

    @Test
    void oneBrokenEventDoesNotSpoilTheOthers() {
        CalendarFile file = read(calendar(
                event("a", "DTSTART:20260401T100000Z"),
                event("b", "DTSTART:tomorrow"),
                event("c", "SUMMARY:no start"),
                event("d", "DTSTART;TZID=Middle-earth:20260401T100000"),
                event("e", "DTSTART:20260401T100000Z", "RRULE:FREQ=OFTEN"),
                "BEGIN:VEVENT\r\nUID:f\r\nDTSTART:20260401T110000Z",
                event("g", "DTSTART:20260401T120000Z")));

        assertThat(file.between(NOW, MAY)).extracting(Occurrence::uid).containsExactly("a", "g");
        assertThat(file.broken())
                .hasSize(5)
                .allSatisfy(broken -> assertThat(broken.source()).startsWith("BEGIN:VEVENT"));
        assertThat(file.broken().get(2).why()).contains("the time zone \"Middle-earth\"");
    }

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;COUNT=2000000000",
                "FREQ=MINUTELY",
                "FREQ=MINUTELY;INTERVAL=5;COUNT=2000000000",
                "FREQ=HOURLY;COUNT=2000000000",
                "FREQ=YEARLY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6",
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=YEARLY;INTERVAL=2147483647"
            })
    void noRuleKeepsTheMachineBusyOrSpoilsOtherEvents(String rule) {
        CalendarFile file = read(calendar(
                event("bomb", "DTSTART:19000101T000000Z", "RRULE:" + rule), event("b", "DTSTART:20260401T100000Z")));

        assertThat(file.between(NOW, MAY)).extracting(Occurrence::uid).containsExactly("b");
    }

    @Test
    void aRuleWithoutAnEndIsFollowedOnlyWithinTheWindow() {
        String calendar = calendar(event("a", "DTSTART:19700101T100000Z", "RRULE:FREQ=DAILY"));

        assertThat(found(calendar, NOW, NOW.plus(Duration.ofDays(7)))).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                             | it is empty
            <html>please log in</html>                     | it begins with "<html>please log in</html>"
            BEGIN:VCALENDAR                                | it is cut off
            """)
    void whatIsNoWholeCalendarIsRefused(String text, String why) {
        assertThatExceptionOfType(UnreadableCalendarException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining(why);
    }

    @Test
    void foldedAndEscapedTextIsReadAsItWasWritten() {
        String lines = "SUMMARY:Bücher\\, Stühle\r\n  und \\;Tische\\nund mehr";
        Words words = found(calendar(event("a", "DTSTART:20260401T100000Z", lines)), NOW, MAY)
                .getFirst()
                .words();

        assertThat(words.summary()).isEqualTo("Bücher, Stühle und ;Tische\nund mehr");
    }

    @Test
    void lettersOfAnOldCodePageAreRead() {
        byte[] bytes = calendar(event("a", "DTSTART:20260401T100000Z", "SUMMARY:Bücher"))
                .getBytes(ISO_8859_1);

        assertThat(CalendarFile.read(bytes, ZoneId.of("UTC"), NOW).between(NOW, MAY))
                .extracting(each -> each.words().summary())
                .containsExactly("Bücher");
    }

    private static List<String> starts(String... lines) {
        return starts(calendar(event("a", lines)), NOW, MAY);
    }

    private static List<String> starts(String calendar, Instant from, Instant to) {
        return found(calendar, from, to).stream()
                .map(each -> each.start().toString())
                .sorted()
                .toList();
    }

    private static List<Occurrence> found(String calendar, Instant from, Instant to) {
        CalendarFile file = read(calendar);
        List<Occurrence> found = file.between(from, to);
        assertThat(file.broken()).isEmpty();
        return found;
    }

    private static CalendarFile read(String calendar) {
        return CalendarFile.read(calendar.getBytes(UTF_8), ZoneId.of("America/Los_Angeles"), NOW);
    }

    private static String event(String uid, String... lines) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\n%s\r\nEND:VEVENT"
                .formatted(uid, String.join("\r\n", lines));
    }

    private static String calendar(String... components) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + String.join("\r\n", components)
                + "\r\nEND:VCALENDAR\r\n";
    }
}
