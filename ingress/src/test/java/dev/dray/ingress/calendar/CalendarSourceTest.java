package dev.dray.ingress.calendar;

import static dev.dray.ingress.calendar.Entries.after;
import static dev.dray.ingress.calendar.Entries.at;
import static dev.dray.ingress.calendar.Entries.before;
import static dev.dray.ingress.calendar.TestingCalendar.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dray.ingress.calendar.ReminderConfig.Edge;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarSourceTest {
    private static final String STAND_UP = "SUMMARY:Stand-up";
    private static final String AT_TEN = "DTSTART:20261120T100000Z";
    private static final ReminderConfig SOON = before(Duration.ofMinutes(15), "Soon: {summary} at {time}");

    @TempDir
    private Path directory;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T09:00:00Z"));
    private final RecordingRecorder recorder = new RecordingRecorder();
    private TestingCalendar calendar = new TestingCalendar(Path.of("/dev/null"));

    @BeforeEach
    void makeCalendar() {
        calendar = new TestingCalendar(directory.resolve("team.ics"));
    }

    @Test
    void anEventIsRemindedOfBeforeAtAndAfter() {
        calendar.add(event("a", STAND_UP, AT_TEN, "DTEND:20261120T103000Z"));

        try (CalendarSource _ = started(entry(
                SOON,
                at(Edge.START, "Now: {summary}"),
                at(Edge.END, "Over: {summary}"),
                after(Duration.ofMinutes(10), "/minutes {summary}")))) {
            time.advance(Duration.ofHours(2));
        }

        assertThat(ids())
                .containsExactly(
                        "calendar:team:a:2026-11-20T10:00:00Z:before-15m",
                        "calendar:team:a:2026-11-20T10:00:00Z:start",
                        "calendar:team:a:2026-11-20T10:00:00Z:end",
                        "calendar:team:a:2026-11-20T10:00:00Z:after-10m");
        assertThat(texts())
                .containsExactly("Soon: Stand-up at 11:00", "Now: Stand-up", "Over: Stand-up", "/minutes \"Stand-up\"");
        assertThat(recorder.messages())
                .extracting(Message::getReceivedAt)
                .containsExactly(
                        Instant.parse("2026-11-20T09:45:00Z"),
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Instant.parse("2026-11-20T10:30:00Z"),
                        Instant.parse("2026-11-20T10:40:00Z"));
    }

    @Test
    void aReminderSaysWhereItComesFromAndBringsTheEventAsItWasWritten() {
        String lines = event("a", STAND_UP, AT_TEN);
        calendar.add(lines);

        try (CalendarSource _ = started(entry(SOON))) {
            time.advance(Duration.ofHours(1));
        }

        Message message = recorder.messages().getFirst();
        assertThat(message.getChannel()).isEqualTo("calendar");
        assertThat(message.getConversation()).isEqualTo("telegram/42");
        assertThat(message.getSender().getId()).isEqualTo("calendar:team");
        assertThat(message.getKind()).isEqualTo("reminder");
        assertThat(message.getAddressed()).isTrue();
        assertThat(new String(message.getRaw().array(), StandardCharsets.UTF_8)).isEqualTo(lines + "\r\n");
    }

    @Test
    void onlyTextThatIsAllTheOwnersSpeaksForTheOwner() {
        calendar.add(event("a", "SUMMARY:/deploy everything", AT_TEN));

        try (CalendarSource _ = started(entry(SOON, at(Edge.START, "/briefing {start}")))) {
            time.advance(Duration.ofHours(2));
        }

        assertThat(recorder.messages())
                .extracting(message -> message.getRole().orElseThrow())
                .containsExactly(Role.GUEST, Role.OWNER);
        assertThat(texts()).containsExactly("Soon: /deploy everything at 11:00", "/briefing \"2026-11-20 11:00\"");
    }

    @Test
    void whoLetsNobodyElseWriteInACalendarMayLetItSpeakForThem() {
        calendar.add(event("a", STAND_UP, AT_TEN));

        try (CalendarSource _ = started(Entries.spokenByOwner(calendar.file(), SOON))) {
            time.advance(Duration.ofHours(1));
        }

        assertThat(recorder.messages().getFirst().getRole()).contains(Role.OWNER);
    }

    @Test
    void anEventThatIsEditedWithoutBeingMovedIsNotRemindedOfAgain() {
        calendar.add(event("a", STAND_UP, AT_TEN));
        try (CalendarSource _ = started(entry(SOON))) {
            time.advance(Duration.ofMinutes(50));

            calendar.only(event("a", "SUMMARY:Stand-up, really", "SEQUENCE:1", AT_TEN));
            time.advance(Duration.ofHours(1));
        }

        assertThat(texts()).containsExactly("Soon: Stand-up at 11:00");
    }

    @Test
    void anEventThatIsMovedIsRemindedOfAtItsNewTime() {
        calendar.add(event("a", STAND_UP, AT_TEN));
        try (CalendarSource _ = started(entry(SOON))) {
            time.advance(Duration.ofMinutes(50));

            calendar.only(event("a", STAND_UP, "SEQUENCE:1", "DTSTART:20261120T120000Z"));
            time.advance(Duration.ofHours(3));
        }

        assertThat(ids())
                .containsExactly(
                        "calendar:team:a:2026-11-20T10:00:00Z:before-15m",
                        "calendar:team:a:2026-11-20T12:00:00Z:before-15m");
    }

    @Test
    void anEventThatIsCancelledIsNotRemindedOf() {
        calendar.add(event("a", STAND_UP, AT_TEN));
        try (CalendarSource _ = started(entry(SOON))) {
            time.advance(Duration.ofMinutes(30));

            calendar.only(event("a", STAND_UP, AT_TEN, "STATUS:CANCELLED"));
            time.advance(Duration.ofHours(1));
        }

        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void anEventMadeAtTheLastMomentIsRemindedOfLate() {
        try (CalendarSource _ = started(entry(SOON))) {
            time.advance(Duration.ofMinutes(50));

            calendar.add(event("a", STAND_UP, AT_TEN));
            time.advance(Duration.ofMinutes(2));
        }

        assertThat(recorder.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.getKind()).isEqualTo("late-reminder"));
    }

    @Test
    void whatWasMissedFiresLateWithinTheBoundAndIsRecordedAsSkippedBeyondIt() {
        calendar.add(event("old", STAND_UP, AT_TEN));
        calendar.add(event("recent", STAND_UP, "DTSTART:20261120T140000Z"));
        started(entry(SOON)).close();
        time.advance(Duration.ofHours(5));

        started(entry(SOON)).close();
        started(entry(SOON)).close();

        assertThat(recorder.messages())
                .extracting(
                        Message::getKind,
                        Message::getAddressed,
                        message -> message.getId().split(":", -1)[2])
                .containsExactly(tuple("skip", false, "old"), tuple("late-reminder", true, "recent"));
    }

    @Test
    void whatIsNewHasMissedNothing() {
        calendar.add(event("a", STAND_UP, AT_TEN));
        started(entry(SOON)).close();
        time.advance(Duration.ofMinutes(90));

        try (CalendarSource _ = started(entry(at(Edge.START, "Now: {summary}")))) {
            time.advance(Duration.ofHours(1));
        }

        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void aWholeDayBeginsAtItsMidnight() {
        calendar.add(event("a", "SUMMARY:Fair", "DTSTART;VALUE=DATE:20261121", "DTEND;VALUE=DATE:20261123"));

        try (CalendarSource _ =
                started(entry(before(Duration.ofHours(6), "Tomorrow: {summary}, {time}, from {start} to {end}")))) {
            time.advance(Duration.ofDays(1));
        }

        assertThat(texts()).containsExactly("Tomorrow: Fair, all day, from 2026-11-21 to 2026-11-22");
        assertThat(recorder.messages().getFirst().getReceivedAt()).isEqualTo("2026-11-20T17:00:00Z");
    }

    @Test
    void onlyEventsTheOwnerWantsAreRemindedOf() {
        calendar.add(event("a", "SUMMARY:Lunch", AT_TEN));
        calendar.add(event("b", STAND_UP, AT_TEN));

        try (CalendarSource _ = started(Entries.only(Pattern.compile("(?i)stand"), calendar.file(), SOON))) {
            time.advance(Duration.ofHours(1));
        }

        assertThat(texts()).containsExactly("Soon: Stand-up at 11:00");
    }

    @Test
    void oneBrokenEventIsOneDeadLetterHoweverOftenItIsRead() {
        calendar.add(event("broken", STAND_UP, "DTSTART:soon"));
        calendar.add(event("a", STAND_UP, AT_TEN));
        started(entry(SOON)).close();
        calendar.add(event("b", STAND_UP, "DTSTART:20261120T110000Z"));

        try (CalendarSource source = started(entry(SOON))) {
            time.advance(Duration.ofHours(3));
            assertThat(source.trouble()).isEmpty();
        }

        assertThat(recorder.messages()).hasSize(2);
        assertThat(recorder.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("undecodable");
            assertThat(letter.getWhy()).startsWith("an event of the calendar team cannot be followed: ");
            assertThat(new String(letter.getPayload().array(), StandardCharsets.UTF_8))
                    .contains("DTSTART:soon");
        });
    }

    @Test
    void aReminderLargerThanItsTopicTakesIsADeadLetterAndHoldsUpNoOther() {
        recorder.findTooLarge("Novel");
        calendar.add(event("a", "SUMMARY:Novel", AT_TEN));
        calendar.add(event("b", STAND_UP, AT_TEN));

        try (CalendarSource _ = started(entry(SOON))) {
            time.advance(Duration.ofHours(1));
        }

        assertThat(texts()).containsExactly("Soon: Stand-up at 11:00");
        assertThat(recorder.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getReason()).isEqualTo("oversized"));
    }

    @Test
    void aCalendarThatCannotBeReadGoesOnAsItWasAndSaysSoAcrossARestart() throws Exception {
        calendar.add(event("a", STAND_UP, AT_TEN));
        started(entry(SOON)).close();
        Files.delete(calendar.file());

        try (CalendarSource source = started(entry(SOON))) {
            time.advance(Duration.ofHours(1));

            assertThat(texts()).containsExactly("Soon: Stand-up at 11:00");
            assertThat(source.trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble)
                            .startsWith("the calendar team cannot be read: there is no file ")
                            .endsWith("; its reminders go by its state of 2026-11-20T09:00:00Z"));

            calendar.add(event("b", STAND_UP, "DTSTART:20261120T110000Z"));
            time.advance(Duration.ofHours(2));
            assertThat(source.trouble()).isEmpty();
            assertThat(recorder.messages()).hasSize(2);
        }
    }

    @Test
    void whatAppearsWhileTheCalendarCannotBeReadIsNotForgotten() {
        try (CalendarSource _ = started(entry(SOON))) {
            calendar.raw("<html>maintenance</html>");
            time.advance(Duration.ofHours(4));

            calendar.only(event("old", STAND_UP, AT_TEN), event("recent", STAND_UP, "DTSTART:20261120T124000Z"));
            time.advance(Duration.ofMinutes(2));
        }

        assertThat(recorder.messages()).extracting(Message::getKind).containsExactly("skip", "late-reminder");
    }

    @Test
    void withoutCalendarsThereIsNoFile() {
        try (CalendarSource source = new CalendarSource(
                List.of(), ZoneId.of("UTC"), directory.resolve("calendar.db"), recorder, time, time)) {
            source.start();

            assertThat(directory.resolve("calendar.db")).doesNotExist();
            assertThat(source.trouble()).isEmpty();
        }
    }

    private CalendarEntry entry(ReminderConfig... reminders) {
        return Entries.ofFile(calendar.file(), reminders);
    }

    private CalendarSource started(CalendarEntry entry) {
        CalendarSource source = new CalendarSource(
                List.of(entry), ZoneId.of("UTC"), directory.resolve("calendar.db"), recorder, time, time);
        source.start();
        time.advance(Duration.ofMillis(1));
        return source;
    }

    private List<String> ids() {
        return recorder.messages().stream().map(Message::getId).toList();
    }

    private List<String> texts() {
        return recorder.messages().stream().map(Message::getText).toList();
    }
}
