package dev.dray.ingress.calendar;

import static dev.dray.ingress.calendar.Entries.at;
import static dev.dray.ingress.calendar.Entries.before;
import static dev.dray.ingress.calendar.TestingCalendar.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.calendar.ReminderConfig.Edge;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Message;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A year of a calendar, with the program away at random moments for minutes or days, against what the calendar of
 * {@code java.time} says; no part of it is the one that is tested.
 */
class CalendarYearTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 1, 1);

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"America/Los_Angeles, 1", "Europe/London, 2", "Australia/Lord_Howe, 3"})
    void eachReminderFiresOnceAndOnTimeOrLateOrIsSkippedAsTheBoundSays(ZoneId zone, long seed) {
        Random random = new Random(seed);
        Instant begin = FIRST.atStartOfDay(zone).toInstant();
        ManualTime time = new ManualTime(begin);
        RecordingRecorder recorder = new RecordingRecorder();
        TestingCalendar calendar = new TestingCalendar(directory.resolve("year.ics"));
        calendar.only(
                event(
                        "daily",
                        "SUMMARY:Early",
                        "DTSTART;TZID=" + zone + ":20251201T023000",
                        "RRULE:FREQ=DAILY",
                        "EXDATE;TZID=" + zone + ":20260704T023000"),
                event(
                        "weekly",
                        "SUMMARY:Week",
                        "DTSTART;TZID=" + zone + ":20260105T170000",
                        "DTEND;TZID=" + zone + ":20260105T180000",
                        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
                event(
                        "weekly",
                        "RECURRENCE-ID;TZID=" + zone + ":20260511T170000",
                        "SUMMARY:Moved",
                        "DTSTART;TZID=" + zone + ":20260512T090000"),
                event("monthly", "SUMMARY:Month", "DTSTART;VALUE=DATE:20251231", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1"));
        CalendarEntry entry = Entries.ofFile(
                calendar.file(), before(Duration.ofMinutes(15), "Soon: {summary}"), at(Edge.START, "Now: {summary}"));

        List<Instant[]> away = new ArrayList<>();
        Instant end = END.atStartOfDay(zone).toInstant();
        while (time.instant().isBefore(end)) {
            try (CalendarSource source = source(entry, zone, recorder, time)) {
                source.start();
                time.advance(earlier(end, time.instant(), Duration.ofMinutes(1 + random.nextInt(20_000))));
            }
            Instant left = time.instant();
            Duration gone = random.nextBoolean()
                    ? Duration.ofSeconds(1 + random.nextInt(3_600))
                    : Duration.ofMinutes(1 + random.nextInt(4_000));
            time.advance(earlier(end, left, gone));
            away.add(new Instant[] {left, time.instant()});
        }

        assertThat(kinds(recorder.messages()).entrySet())
                .containsExactlyInAnyOrderElementsOf(
                        expected(zone, begin, end, away).entrySet());
        assertThat(recorder.messages()).extracting(Message::getId).doesNotHaveDuplicates();
        assertThat(recorder.letters()).isEmpty();
        assertThat(away).hasSizeGreaterThan(20);
    }

    private CalendarSource source(CalendarEntry entry, ZoneId zone, RecordingRecorder recorder, ManualTime time) {
        CalendarEntry there = new CalendarEntry(
                entry.name(),
                entry.url(),
                entry.file(),
                Duration.ofDays(1),
                Optional.of(zone),
                entry.reminders(),
                entry.only(),
                entry.conversation(),
                entry.role(),
                entry.missedWithin());
        return new CalendarSource(List.of(there), zone, directory.resolve("calendar.db"), recorder, time, time);
    }

    private static Duration earlier(Instant end, Instant now, Duration step) {
        Duration left = Duration.between(now, end);
        return left.compareTo(step) < 0 ? left : step;
    }

    private static Map<String, String> kinds(List<Message> messages) {
        Map<String, String> kinds = new TreeMap<>();
        messages.forEach(message -> kinds.put(message.getId(), message.getKind()));
        return kinds;
    }

    private static Map<String, String> expected(ZoneId zone, Instant begin, Instant end, List<Instant[]> away) {
        Map<String, String> expected = new TreeMap<>();
        for (LocalDate day = FIRST; !day.isAfter(END.plusDays(1)); day = day.plusDays(1)) {
            if (!day.equals(LocalDate.of(2026, 7, 4))) {
                add(expected, "daily", day.atTime(2, 30).atZone(zone).toInstant(), begin, end, away);
            }
            long week =
                    Math.floorDiv(day.toEpochDay() - LocalDate.of(2026, 1, 5).toEpochDay(), 7);
            boolean meets = day.getDayOfWeek() == DayOfWeek.MONDAY || day.getDayOfWeek() == DayOfWeek.THURSDAY;
            if (week >= 0 && week % 2 == 0 && meets) {
                Instant start = day.equals(LocalDate.of(2026, 5, 11))
                        ? day.plusDays(1).atTime(9, 0).atZone(zone).toInstant()
                        : day.atTime(LocalTime.of(17, 0)).atZone(zone).toInstant();
                add(expected, "weekly", start, begin, end, away);
            }
            if (day.plusDays(1).getDayOfMonth() == 1) {
                add(expected, "monthly", day.atStartOfDay(zone).toInstant(), begin, end, away);
            }
        }
        return expected;
    }

    private static void add(
            Map<String, String> expected, String uid, Instant start, Instant begin, Instant end, List<Instant[]> away) {
        Map<String, Instant> dues = Map.of("before-15m", start.minus(Duration.ofMinutes(15)), "start", start);
        dues.forEach((key, due) -> {
            if (!due.isBefore(begin) && !due.isAfter(end)) {
                kind(due, end, away)
                        .ifPresent(kind -> expected.put("calendar:team:%s:%s:%s".formatted(uid, start, key), kind));
            }
        });
    }

    private static Optional<String> kind(Instant due, Instant end, List<Instant[]> away) {
        for (Instant[] gap : away) {
            if (due.isAfter(gap[0]) && !due.isAfter(gap[1])) {
                Duration late = Duration.between(due, gap[1]);
                if (!gap[1].isBefore(end)) {
                    return Optional.empty();
                }
                return Optional.of(
                        late.compareTo(Duration.ofMinutes(1)) <= 0
                                ? "reminder"
                                : late.compareTo(Duration.ofHours(1)) <= 0 ? "late-reminder" : "skip");
            }
        }
        return Optional.of("reminder");
    }
}
