package dev.dray.ingress.cron;

import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.cron.Skipped.Why;
import dev.dray.schema.Message;
import dev.dray.schema.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
    private final OrderBook orders;
    private final Recorder recorder;

    /** Absent until the ledger was asked, and again after orders were heard. */
    private @Nullable Progress progress;

    private boolean hasNews = true;

    /**
     * How far the entry is.
     *
     * @param dealtUntil up to when its fires are dealt with
     * @param next the first one after that
     * @param due when that is due; absent where there is none, or the entry is disabled
     */
    private record Progress(Instant dealtUntil, Switch state, Optional<Instant> next, Optional<Instant> due) {}

    CronJob(CronEntry entry, ZoneId zone, FireLedger ledger, OrderBook orders, Recorder recorder) {
        this.entry = entry;
        this.times = entry.times();
        this.offset = entry.offset();
        this.zone = zone;
        this.messages = new FireMessages(entry, zone);
        this.ledger = ledger;
        this.orders = orders;
        this.recorder = recorder;
    }

    String name() {
        return entry.name();
    }

    /** Asks anew, at the next look, whether it is enabled. */
    void ordered() {
        progress = null;
        hasNews = true;
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
        DueFires due = new DueFires(entry, offset, before.state(), now);
        Optional<Instant> next = before.next();
        while (next.isPresent() && due.isDue(next.get())) {
            due.add(next.get());
            next = times.next(next.get(), zone);
        }
        Turn turn = due.turn();
        return note(turn.last(), record(turn, now), before.state()).due();
    }

    /** Fires now, by order; throws as {@link #fireDue} does. */
    void run(Run run, Instant now) {
        Message fire = messages.run(run, now);
        recorder.record(fire);
        ledger.note(entry.name(), Last.of(fire));
        hasNews = true;
    }

    /** What there is to show of the entry, where that has changed since it was last asked. */
    Optional<Schedule> news(Instant now) {
        if (!hasNews) {
            return Optional.empty();
        }
        Progress known = progress(now);
        Optional<Last> last = ledger.last(entry.name());
        hasNews = false;
        return Optional.of(Schedule.newBuilder()
                .setEntry(entry.name())
                .setSchedule(entry.schedule())
                .setZone(zone.getId())
                .setText(entry.text())
                .setConversation(messages.conversation())
                .setEnabled(known.state().enabled())
                .setChangedBy(known.state().by().orElse(null))
                .setLastKind(last.map(Last::kind).orElse(null))
                .setLastScheduled(last.map(Last::scheduled).orElse(null))
                .setLastAt(last.map(Last::at).orElse(null))
                .setLastMessageId(last.flatMap(Last::messageId).orElse(null))
                .setNextAt(known.due().orElse(null))
                .setAt(now)
                .build());
    }

    private Progress progress(Instant now) {
        Progress known = progress;
        if (known == null) {
            Switch state = orders.switchOf(entry.name());
            known = ledger.dealtUntil(entry.name(), schedule())
                    .map(until -> progress(until, state))
                    .orElseGet(() -> firstSeen(now, state));
        }
        if (known.dealtUntil().isAfter(now.plus(DueFires.ON_TIME))) {
            // Else nothing fired until the time at which the clock was wrong. What fires again has its old id.
            log.atWarn()
                    .addKeyValue("entry", entry.name())
                    .addKeyValue("until", known.dealtUntil())
                    .log("The clock was set back; a cron entry goes on from now");
            known = note(now, Optional.empty(), known.state());
        }
        progress = known;
        return known;
    }

    /** A new entry, or an old one under a new schedule, has missed nothing; but what never comes shall be known. */
    private Progress firstSeen(Instant now, Switch state) {
        Optional<Instant> past = times.next(now, zone).isPresent() ? Optional.empty() : times.next(Instant.EPOCH, zone);
        Optional<Last> skipped = past.flatMap(fire -> record(Turn.skip(Skipped.one(fire, Why.PAST)), now));
        return note(now, skipped, state);
    }

    private Optional<Last> record(Turn turn, Instant now) {
        List<Message> all = messages.of(turn, now);
        recorder.record(all);
        return Optional.of(Last.of(all.getLast()));
    }

    private Progress note(Instant dealtUntil, Optional<Last> last, Switch state) {
        ledger.note(entry.name(), schedule(), dealtUntil, last);
        Progress noted = progress(dealtUntil, state);
        progress = noted;
        hasNews = true;
        return noted;
    }

    private Progress progress(Instant dealtUntil, Switch state) {
        Optional<Instant> next = times.next(dealtUntil, zone);
        return new Progress(
                dealtUntil, state, next, next.filter(_ -> state.enabled()).map(scheduled -> scheduled.plus(offset)));
    }

    private String schedule() {
        return entry.schedule() + " " + zone.getId();
    }
}
