package dev.dray.ingress.cron;

import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.Source;
import dev.dray.runtime.DrayException;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.time.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the entries of {@code channels.cron}. What came due while nobody was there, or could not be recorded, is due
 * still at the next look.
 */
public final class CronSource implements Source {
    /** The channel's word. */
    public static final String CHANNEL = "cron";

    private static final Logger log = LoggerFactory.getLogger(CronSource.class);

    /** However far the next fire is: the clock may be set, and the timer stands still while the machine sleeps. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final List<CronEntry> entries;
    private final ZoneId zone;
    private final Path file;
    private final Recorder recorder;
    private final InstantSource clock;
    private final Timer timer;
    private volatile Optional<String> trouble = Optional.empty();
    private List<CronJob> jobs = List.of();
    private @Nullable Database database;
    private Timer.@Nullable Scheduled next;

    /**
     * @param zone whose clock entries go by that name none
     * @param file the SQLite file that knows how far each entry is
     */
    public CronSource(
            List<CronEntry> entries, ZoneId zone, Path file, Recorder recorder, InstantSource clock, Timer timer) {
        this.entries = List.copyOf(entries);
        this.zone = zone;
        this.file = file;
        this.recorder = recorder;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public synchronized void start() {
        Database opened = Database.open(file, FireLedger.MIGRATIONS);
        database = opened;
        FireLedger ledger = new FireLedger(opened);
        ledger.keepOnly(entries.stream().map(CronEntry::name).collect(Collectors.toSet()));
        jobs = entries.stream()
                .map(entry -> new CronJob(entry, entry.zone().orElse(zone), ledger, recorder))
                .toList();
        look();
    }

    /** Fires what is due, and comes back when the next is. */
    private synchronized void look() {
        if (database == null) {
            return;
        }
        Instant now = clock.instant();
        Instant soonest = now.plus(LONGEST_WAIT);
        Optional<String> met = Optional.empty();
        for (CronJob job : jobs) {
            try {
                soonest = earlier(soonest, job.fireDue(now));
            } catch (DrayException e) {
                met = Optional.ofNullable(e.getMessage());
                soonest = earlier(soonest, Optional.of(now.plus(AFTER_FAILURE)));
            }
        }
        tell(met);
        Duration wait = Duration.between(now, soonest);
        next = timer.after(wait.isNegative() ? Duration.ZERO : wait, this::look);
    }

    private static Instant earlier(Instant soonest, Optional<Instant> other) {
        return other.filter(soonest::isAfter).orElse(soonest);
    }

    private void tell(Optional<String> met) {
        if (met.isPresent() && trouble.isEmpty()) {
            log.atWarn().addKeyValue("why", met.get()).log("A cron entry cannot fire; trying again");
        }
        trouble = met;
    }

    @Override
    public synchronized void close() {
        if (next != null) {
            next.close();
        }
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
