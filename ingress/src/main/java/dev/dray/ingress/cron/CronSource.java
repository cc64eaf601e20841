package dev.dray.ingress.cron;

import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.Source;
import dev.dray.runtime.DrayException;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.time.Timer;
import dev.dray.schema.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the entries of {@code channels.cron}. What came due while nobody was there, or could not be recorded, is due
 * still at the next look.
 */
final class CronSource implements Source {
    /** The channel's word. */
    static final String CHANNEL = "cron";

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
    private final Schedules schedules;
    private List<CronJob> jobs = List.of();
    private boolean runsOpen = true;
    private @Nullable OrderBook orders;
    private @Nullable Database database;
    private Timer.@Nullable Scheduled next;

    /**
     * @param zone whose clock entries go by that name none
     * @param file the SQLite file that knows how far each entry is
     * @param schedules is shown what changes
     */
    CronSource(
            List<CronEntry> entries,
            ZoneId zone,
            Path file,
            Recorder recorder,
            Schedules schedules,
            InstantSource clock,
            Timer timer) {
        this.entries = List.copyOf(entries);
        this.zone = zone;
        this.file = file;
        this.recorder = recorder;
        this.schedules = schedules;
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
        OrderBook book = new OrderBook(opened);
        orders = book;
        ledger.keepOnly(entries.stream().map(CronEntry::name).collect(Collectors.toSet()));
        jobs = entries.stream()
                .map(entry -> new CronJob(entry, entry.zone().orElse(zone), ledger, book, recorder))
                .toList();
        look();
    }

    /** The offset at which to go on hearing orders, by partition. */
    synchronized Map<Integer, Long> heardUntil() {
        return book().heardUntil();
    }

    /**
     * Takes orders to entries, and carries them out; returns when they are on disk.
     *
     * @param commands some of them perhaps no orders to an entry
     * @param next the offset to go on at, by partition
     */
    synchronized void hear(List<Command> commands, Map<Integer, Long> next) {
        book().hear(commands, next, clock.instant());
        if (commands.stream().anyMatch(command -> !command.getEntry().isEmpty())) {
            jobs.forEach(CronJob::ordered);
            runsOpen = true;
            look();
        }
    }

    private OrderBook book() {
        if (orders == null) {
            throw new IngressException("the channel cron does not run; start the gateway again");
        }
        return orders;
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
                job.news(now).ifPresent(schedules::show);
            } catch (DrayException e) {
                met = Optional.ofNullable(e.getMessage());
                soonest = earlier(soonest, Optional.of(now.plus(AFTER_FAILURE)));
            }
        }
        try {
            carryOutRuns(now);
        } catch (DrayException e) {
            met = Optional.ofNullable(e.getMessage());
            soonest = earlier(soonest, Optional.of(now.plus(AFTER_FAILURE)));
        }
        tell(met);
        if (next != null) {
            next.close();
        }
        Duration wait = Duration.between(now, soonest);
        next = timer.after(wait.isNegative() ? Duration.ZERO : wait, this::look);
    }

    private void carryOutRuns(Instant now) {
        if (!runsOpen) {
            return;
        }
        for (Run run : book().openRuns()) {
            Optional<CronJob> meant =
                    jobs.stream().filter(job -> job.name().equals(run.entry())).findFirst();
            if (meant.isPresent()) {
                meant.get().run(run, now);
                meant.get().news(now).ifPresent(schedules::show);
            } else {
                log.atWarn()
                        .addKeyValue("entry", run.entry())
                        .addKeyValue("by", run.by())
                        .log("There is no such cron entry to run");
            }
            book().done(run);
        }
        runsOpen = false;
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
            orders = null;
        }
    }
}
