package dev.dray.ingress.cron;

import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.cron.Skipped.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One entry at work: finds what is due, records it, and notes how far it is. Used by one thread at a time. */
final class CronJob {
    private static final Logger log = LoggerFactory.getLogger(CronJob.class);

    private final CronEntry entry;
    private final FireTimes times;
    private final Duration offset;
    private final ZoneId zone;
    private final FireMessages messages;
    private final FireLedger ledger;
    private final Recorder recorder;

    /** Absent until the ledger was asked. */
    private @Nullable Progress progress;

    /**
     * How far the entry is.
     *
     * @param dealtUntil up to when its fires are dealt with
     * @param next the first one after that
     * @param due when that is due
     */
    private record Progress(Instant dealtUntil, Optional<Instant> next, Optional<Instant> due) {}

    CronJob(CronEntry entry, ZoneId zone, FireLedger ledger, Recorder recorder) {
        this.entry = entry;
        this.times = entry.times();
        this.offset = entry.offset();
        this.zone = zone;
        this.messages = new FireMessages(entry, zone);
        this.ledger = ledger;
        this.recorder = recorder;
    }

    /**
     * Records what is due: fires, late fires and skips.
     *
     * @return when the next fire is due
     * @throws dev.dray.runtime.DrayException where it could not be recorded or noted; it is due again at the next call
     */
    Optional<Instant> fireDue(Instant now) {
        Progress before = progress(now);
        if (before.due().filter(due -> !due.isAfter(now)).isEmpty()) {
            return before.due();
        }
        DueFires due = new DueFires(entry, offset, now);
        Optional<Instant> next = before.next();
        while (next.isPresent() && due.isDue(next.get())) {
            due.add(next.get());
            next = times.next(next.get(), zone);
        }
        Turn turn = due.turn();
        recorder.record(messages.of(turn, now));
        return note(turn.last()).due();
    }

    private Progress progress(Instant now) {
        Progress known = progress;
        if (known == null) {
            known = ledger.dealtUntil(entry.name(), schedule()).map(this::until).orElseGet(() -> firstSeen(now));
        }
        if (known.dealtUntil().isAfter(now.plus(DueFires.ON_TIME))) {
            // Else nothing fired until the time at which the clock was wrong. What fires again has its old id.
            log.atWarn()
                    .addKeyValue("entry", entry.name())
                    .addKeyValue("until", known.dealtUntil())
                    .log("The clock was set back; a cron entry goes on from now");
            known = note(now);
        }
        progress = known;
        return known;
    }

    /** A new entry, or an old one under a new schedule, has missed nothing; but what never comes shall be known. */
    private Progress firstSeen(Instant now) {
        if (times.next(now, zone).isEmpty()) {
            times.next(Instant.EPOCH, zone)
                    .map(past -> Turn.skip(Skipped.one(past, Why.PAST)))
                    .ifPresent(turn -> recorder.record(messages.of(turn, now)));
        }
        return note(now);
    }

    private Progress note(Instant dealtUntil) {
        ledger.note(entry.name(), schedule(), dealtUntil);
        Progress noted = until(dealtUntil);
        progress = noted;
        return noted;
    }

    private Progress until(Instant dealtUntil) {
        Optional<Instant> next = times.next(dealtUntil, zone);
        return new Progress(dealtUntil, next, next.map(scheduled -> scheduled.plus(offset)));
    }

    private String schedule() {
        return entry.schedule() + " " + zone.getId();
    }
}
