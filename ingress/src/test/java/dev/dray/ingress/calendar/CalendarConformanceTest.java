package dev.dray.ingress.calendar;

import static dev.dray.ingress.calendar.TestingCalendar.event;
import static dev.dray.ingress.calendar.TestingCalendar.utc;

import dev.dray.ingress.calendar.CalendarEntry.Speaker;
import dev.dray.ingress.calendar.ReminderConfig.Edge;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SourceConformance;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The origin of a reminder is the calendar, the clock, and the ledger of what was dealt with. */
class CalendarConformanceTest extends SourceConformance {
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T08:00:00Z"));

    @TempDir
    private Path directory;

    private @Nullable TestingCalendar calendar;
    private @Nullable CalendarSource source;

    @BeforeEach
    void makeCalendar() {
        calendar = new TestingCalendar(directory.resolve("team.ics"));
    }

    @Override
    protected void begin(Recorder into) {
        CalendarEntry entry = new CalendarEntry(
                "team",
                Optional.empty(),
                Optional.of(directory.resolve("team.ics")),
                Duration.ofSeconds(10),
                Optional.empty(),
                List.of(new ReminderConfig(
                        Optional.empty(), Optional.of(Edge.START), Optional.empty(), "Now: {summary}")),
                Optional.empty(),
                Optional.empty(),
                Speaker.GUEST,
                Duration.ofHours(1));
        source = new CalendarSource(
                List.of(entry), ZoneId.of("UTC"), directory.resolve("calendar.db"), into, time, time);
        source.start();
        time.advance(Duration.ofSeconds(1));
    }

    @Override
    protected void end() {
        if (source != null) {
            source.close();
        }
    }

    @Override
    protected String arrive(String word) {
        // An event begins at a whole second.
        Instant start = time.instant().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        if (calendar != null) {
            calendar.add(event(word, "SUMMARY:" + word, "DTSTART:" + utc(start)));
        }
        time.advance(Duration.ofSeconds(61));
        return "calendar:team:%s:%s:start".formatted(word, start);
    }

    /** The event is in the calendar still when that is read again. */
    @Override
    protected boolean arriveAgain(String id) {
        time.advance(Duration.ofSeconds(30));
        return true;
    }

    @Override
    protected Fate arriveBroken() {
        if (calendar != null) {
            calendar.add(event("broken", "SUMMARY:broken", "DTSTART:soon"));
        }
        return Fate.DEAD_LETTER;
    }

    @Override
    protected Fate arriveHuge(String word) {
        arrive(word);
        return Fate.DEAD_LETTER;
    }

    @Override
    protected void letTimePass() {
        time.advance(Duration.ofMillis(500));
    }

    @Override
    protected boolean acknowledged(String id) {
        try (Database database = Database.open(directory.resolve("calendar.db"), CalendarLedger.MIGRATIONS)) {
            return new CalendarLedger(database).isDealt(id);
        }
    }
}
