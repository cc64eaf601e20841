package dev.dray.ingress.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import dev.dray.schema.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronSourceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path directory;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T06:59:30Z"));
    private final RecordingRecorder recorder = new RecordingRecorder();
    private final List<Schedule> shown = new ArrayList<>();

    @Test
    void anEntryFiresAtItsTimeAndSpeaksForTheOwner() throws IOException {
        try (CronSource _ = started(TestingEntry.of("0 8 * * *").conversation("telegram/42"))) {
            time.advance(Duration.ofSeconds(29));
            assertThat(recorder.messages()).isEmpty();

            time.advance(Duration.ofSeconds(1));

            Message fire = recorder.messages().getFirst();
            assertThat(fire.getId()).isEqualTo("cron:briefing:2026-11-20T07:00:00Z");
            assertThat(fire.getKind()).isEqualTo("fire");
            assertThat(fire.getAddressed()).isTrue();
            assertThat(fire.getConversation()).isEqualTo("telegram/42");
            assertThat(fire.getChannel()).isEqualTo("cron");
            assertThat(fire.getRole()).contains(Role.OWNER);
            assertThat(fire.getText()).isEqualTo("What is on today?");
            assertThat(raw(fire).path("missed").asInt()).isZero();
        }
    }

    @Test
    void aStaggeredEntryFiresLaterUnderTheIdOfItsTime() throws IOException {
        TestingEntry entry = TestingEntry.of("0 8 * * *").name("backup").stagger(Duration.ofMinutes(5));
        Duration offset = entry.made().offset();
        try (CronSource _ = started(entry)) {
            time.advance(Duration.ofSeconds(29).plus(offset));
            assertThat(recorder.messages()).isEmpty();

            time.advance(Duration.ofSeconds(1));

            assertThat(offset).isGreaterThan(DueFires.ON_TIME);
            assertThat(ids()).containsExactly("cron:backup:2026-11-20T07:00:00Z");
            assertThat(recorder.messages().getFirst().getKind()).isEqualTo("fire");
            assertThat(raw(recorder.messages().getFirst()).path("lateSeconds").asInt())
                    .isZero();
        }
    }

    @Test
    void ofWhatWasMissedOneRunsLateAndTheOthersAreRecordedAsOneStretch() throws IOException {
        started(TestingEntry.of("0 * * * *")).close();
        time.advance(Duration.ofHours(3));

        started(TestingEntry.of("0 * * * *")).close();

        assertThat(recorder.messages()).extracting(Message::getKind).containsExactly("skip", "late-fire");
        Message skip = recorder.messages().getFirst();
        assertThat(skip.getId()).isEqualTo("cron:briefing:2026-11-20T07:00:00Z/2026-11-20T08:00:00Z");
        assertThat(skip.getAddressed()).isFalse();
        assertThat(skip.getText())
                .isEqualTo("briefing was skipped 2 times, from 2026-11-20 08:00 to 2026-11-20 09:00:"
                        + " it was missed, and one later fire runs for all");
        assertThat(raw(skip).path("count").asInt()).isEqualTo(2);
        Message late = recorder.messages().getLast();
        assertThat(late.getId()).isEqualTo("cron:briefing:2026-11-20T09:00:00Z");
        assertThat(late.getAddressed()).isTrue();
        assertThat(raw(late).path("missed").asInt()).isEqualTo(2);
        assertThat(raw(late).path("firedAt").asText()).isEqualTo("2026-11-20T09:59:30Z");
        assertThat(raw(late).path("lateSeconds").asInt()).isEqualTo(3_570);
    }

    @Test
    void aFireOnTimeStandsForThoseMissedBeforeIt() throws IOException {
        started(TestingEntry.of("0 * * * *")).close();
        time.advance(Duration.ofHours(2).plusSeconds(40));

        started(TestingEntry.of("0 * * * *")).close();

        assertThat(recorder.messages()).extracting(Message::getKind).containsExactly("skip", "fire");
        assertThat(recorder.messages().getLast().getId()).isEqualTo("cron:briefing:2026-11-20T09:00:00Z");
        assertThat(raw(recorder.messages().getLast()).path("missed").asInt()).isEqualTo(2);
    }

    @Test
    void whoWantsAllThatWasMissedGetsTheLatestUpToABound() {
        TestingEntry entry =
                TestingEntry.of("0 * * * *").missed(CronEntry.Missed.RUN_ALL).most(2);
        started(entry).close();
        time.advance(Duration.ofHours(4));

        started(entry).close();

        assertThat(ids())
                .containsExactly(
                        "cron:briefing:2026-11-20T07:00:00Z/2026-11-20T08:00:00Z",
                        "cron:briefing:2026-11-20T09:00:00Z",
                        "cron:briefing:2026-11-20T10:00:00Z");
    }

    @Test
    void whatWasMissedTooLongAgoDoesNotRun() {
        TestingEntry entry = TestingEntry.of("0 8 * * *").within(Duration.ofHours(2));
        started(entry).close();
        time.advance(Duration.ofHours(3));

        started(entry).close();

        assertThat(recorder.messages()).extracting(Message::getKind).containsExactly("skip");
        assertThat(recorder.messages().getFirst().getText()).endsWith("it was missed, longer ago than missed-within");
    }

    @Test
    void whoWantsNothingLateHearsOfTheSkippedOnesAtOnce() throws IOException {
        TestingEntry entry = TestingEntry.of("0 * * * *").missed(CronEntry.Missed.SKIP);
        started(entry).close();
        time.advance(Duration.ofHours(3));

        started(entry).close();

        assertThat(ids()).containsExactly("cron:briefing:2026-11-20T07:00:00Z/2026-11-20T09:00:00Z");
        assertThat(raw(recorder.messages().getFirst()).path("count").asInt()).isEqualTo(3);
    }

    @Test
    void anEntryOfEverySecondSkipsADayAsOneMessage() throws IOException {
        TestingEntry entry = TestingEntry.of("* * * * * *").missed(CronEntry.Missed.SKIP);
        started(entry).close();
        time.advance(Duration.ofDays(1));

        started(entry).close();

        assertThat(recorder.messages()).hasSize(1 + 61);
        assertThat(raw(recorder.messages().getFirst()).path("count").asInt()).isEqualTo(86_400 - 61);
    }

    @Test
    void whatIsAtOneTimeFiresOnceAndNotAgainYearsLater() {
        TestingEntry entry = TestingEntry.of("at 2026-11-20T08:00");
        try (CronSource _ = started(entry)) {
            time.advance(Duration.ofHours(1));
        }
        time.advance(Duration.ofDays(1_000));

        started(entry).close();

        assertThat(ids()).containsExactly("cron:briefing:2026-11-20T07:00:00Z");
        assertThat(recorder.messages().getFirst().getKind()).isEqualTo("fire");
    }

    @Test
    void aTimeThatIsPastWhenItIsFirstSeenIsSkippedOnce() {
        TestingEntry entry = TestingEntry.of("at 2025-11-20T08:00");

        started(entry).close();
        started(entry).close();

        assertThat(recorder.messages()).extracting(Message::getKind).containsExactly("skip");
        assertThat(recorder.messages().getFirst().getText())
                .isEqualTo("briefing (2025-11-20 08:00) was skipped:"
                        + " its time had passed when the entry was first seen");
    }

    @Test
    void aNewScheduleHasMissedNothing() {
        started(TestingEntry.of("0 * * * *")).close();
        time.advance(Duration.ofHours(3));

        started(TestingEntry.of("30 * * * *")).close();

        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void anEntryThatWasTakenOutAndComesBackHasMissedNothing() {
        started(TestingEntry.of("0 * * * *")).close();
        started(TestingEntry.of("0 * * * *").name("other")).close();
        time.advance(Duration.ofHours(3));

        started(TestingEntry.of("0 * * * *")).close();

        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void aClockThatWasWrongByYearsDoesNotSilenceAnEntry() {
        TestingEntry entry = TestingEntry.of("0 * * * *");
        ManualTime wrong = new ManualTime(Instant.parse("2031-01-01T00:30:00Z"));
        try (CronSource source = source(entry, wrong)) {
            source.start();
            wrong.advance(Duration.ofHours(1));
        }

        try (CronSource _ = started(entry)) {
            time.advance(Duration.ofHours(1));
        }

        assertThat(ids()).containsExactly("cron:briefing:2031-01-01T01:00:00Z", "cron:briefing:2026-11-20T07:00:00Z");
    }

    @Test
    void anEntryThatCannotBeRecordedSaysSoAndKeepsTrying() {
        try (CronSource source = started(TestingEntry.of("0 8 * * *"))) {
            recorder.refuseNext(1);

            time.advance(Duration.ofSeconds(30));
            assertThat(source.trouble()).contains("the disk is full");

            time.advance(Duration.ofSeconds(5));
            assertThat(source.trouble()).isEmpty();
            assertThat(ids()).containsExactly("cron:briefing:2026-11-20T07:00:00Z");
        }
    }

    @Test
    void whatItDidAndDoesNextIsShown() {
        try (CronSource _ = started(TestingEntry.of("0 8 * * *").conversation("telegram/42"))) {
            assertThat(shown.getLast().getLastKind()).isEmpty();

            time.advance(Duration.ofMinutes(1));
        }

        Schedule schedule = shown.getLast();
        assertThat(shown).hasSize(2);
        assertThat(schedule.getEntry()).isEqualTo("briefing");
        assertThat(schedule.getSchedule()).isEqualTo("0 8 * * *");
        assertThat(schedule.getZone()).isEqualTo("Europe/Berlin");
        assertThat(schedule.getConversation()).isEqualTo("telegram/42");
        assertThat(schedule.getEnabled()).isTrue();
        assertThat(schedule.getLastKind()).contains("fire");
        assertThat(schedule.getLastScheduled()).contains(Instant.parse("2026-11-20T07:00:00Z"));
        assertThat(schedule.getLastMessageId()).contains("cron:briefing:2026-11-20T07:00:00Z");
        assertThat(schedule.getNextAt()).contains(Instant.parse("2026-11-21T07:00:00Z"));
    }

    @Test
    void aSkipIsShownBesideTheLastFire() {
        TestingEntry entry = TestingEntry.of("0 8 * * *").missed(CronEntry.Missed.SKIP);
        try (CronSource _ = started(entry)) {
            time.advance(Duration.ofHours(1));
        }
        time.advance(Duration.ofDays(1));

        started(entry).close();

        assertThat(shown.getLast().getLastKind()).contains("skip");
        assertThat(shown.getLast().getLastScheduled()).contains(Instant.parse("2026-11-21T07:00:00Z"));
        assertThat(shown.getLast().getLastMessageId()).contains("cron:briefing:2026-11-20T07:00:00Z");
    }

    private CronSource started(TestingEntry entry) {
        CronSource source = source(entry, time);
        source.start();
        return source;
    }

    private CronSource source(TestingEntry entry, ManualTime on) {
        return new CronSource(
                List.of(entry.made()), BERLIN, directory.resolve("cron.db"), recorder, shown::add, on, on);
    }

    private List<String> ids() {
        return recorder.messages().stream().map(Message::getId).toList();
    }

    private static JsonNode raw(Message fire) throws IOException {
        return new ObjectMapper().readTree(fire.getRaw().array());
    }
}
