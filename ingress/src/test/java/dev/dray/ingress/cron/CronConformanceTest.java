package dev.dray.ingress.cron;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The origin of a fire is the clock and the ledger of what was dealt with. */
class CronConformanceTest extends SourceConformance {
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T08:00:30Z"));

    @TempDir
    private Path directory;

    private @Nullable CronSource source;

    @Override
    protected void begin(Recorder into) {
        source = source(into);
        source.start();
    }

    private CronSource source(Recorder into) {
        CronEntry entry = TestingEntry.of("* * * * *").text("one or two").made();
        return new CronSource(
                List.of(entry), ZoneId.of("UTC"), directory.resolve("cron.db"), into, _ -> {}, time, time);
    }

    @Override
    protected void end() {
        if (source != null) {
            source.close();
        }
    }

    @Override
    protected String arrive(String word) {
        time.advance(Duration.ofMinutes(1));
        return "cron:briefing:" + time.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    @Override
    protected boolean arriveAgain(String id) {
        return false;
    }

    @Override
    protected Fate arriveBroken() {
        return Fate.NONE;
    }

    @Override
    protected Fate arriveHuge(String word) {
        return Fate.NONE;
    }

    @Override
    protected void letTimePass() {
        time.advance(Duration.ofMillis(500));
    }

    @Override
    protected boolean acknowledged(String id) {
        try (Database database = Database.open(directory.resolve("cron.db"), FireLedger.MIGRATIONS)) {
            Instant scheduled = Instant.parse(id.substring("cron:briefing:".length()));
            return new FireLedger(database)
                    .dealtUntil("briefing", "* * * * * UTC")
                    .filter(until -> !until.isBefore(scheduled))
                    .isPresent();
        }
    }
}
