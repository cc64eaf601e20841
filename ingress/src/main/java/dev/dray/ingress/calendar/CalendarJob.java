package dev.dray.ingress.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.ingress.calendar.CalendarLedger.Standing;
import dev.dray.ingress.calendar.Origin.Answer;
import dev.dray.ingress.calendar.Origin.Known;
import dev.dray.ingress.calendar.ics.BrokenEvent;
import dev.dray.ingress.calendar.ics.CalendarFile;
import dev.dray.ingress.calendar.ics.UnreadableCalendarException;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SetAside;
import dev.dray.ingress.channel.TooLargeException;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One calendar at work: takes what was read of it, and records the reminders that are due. Used by one thread at a time. */
final class CalendarJob {
    /** How far ahead reminders are looked for at once. */
    private static final Duration AHEAD = Duration.ofHours(6);

    /** What is not noted after this is looked at again after a restart, and found to be dealt with. */
    private static final Duration NOTED_EACH = Duration.ofHours(6);

    /** What came due earlier is not even recorded as skipped. */
    private static final Duration OLDEST = Duration.ofDays(30);

    /** Of a calendar that is broken all over. */
    private static final int MOST_LETTERS = 50;

    private final CalendarEntry entry;
    private final ZoneId zone;
    private final CalendarLedger ledger;
    private final Recorder recorder;
    private final ReminderMessage messages;
    private final Map<ReminderConfig, Instant> since = new HashMap<>();
    private @Nullable CalendarFile file;
    private @Nullable Agenda agenda;
    private Known known = Known.NOTHING;
    private Optional<Instant> readAt = Optional.empty();
    private Instant lookedUntil;
    private Instant noted;

    /** Goes on where the ledger says that it was; what it says to be the calendar is used until a newer one comes. */
    CalendarJob(CalendarEntry entry, ZoneId zone, CalendarLedger ledger, Recorder recorder, Instant now) {
        this.entry = entry;
        this.zone = zone;
        this.ledger = ledger;
        this.recorder = recorder;
        this.messages = new ReminderMessage(entry, zone);
        Standing standing = ledger.begin(entry.name(), origin(entry), now);
        entry.reminders().forEach(each -> since.put(each, ledger.since(entry.name(), each.key(), now)));
        lookedUntil = standing.lookedUntil();
        noted = lookedUntil;
        standing.body().ifPresent(body -> {
            file = CalendarFile.read(body, zone, now);
            known = standing.known();
            readAt = standing.readAt();
        });
    }

    /** What an origin is known by: never the address itself. */
    private static String origin(CalendarEntry entry) {
        return entry.url()
                .map(Object::toString)
                .or(() -> entry.file().map(Object::toString))
                .orElseThrow();
    }

    CalendarEntry entry() {
        return entry;
    }

    Known known() {
        return known;
    }

    /** When the state of the calendar that is in use was last known to be right. */
    Optional<Instant> readAt() {
        return readAt;
    }

    /** @throws UnreadableCalendarException where what came is no calendar; the one before stays in use */
    void take(Answer answer, Instant now) {
        switch (answer) {
            case Answer.Same() -> ledger.same(entry.name(), now);
            case Answer.Now(ByteBuffer body, Known shown) -> {
                byte[] bytes = new byte[body.remaining()];
                body.duplicate().get(bytes);
                CalendarFile read = CalendarFile.read(bytes, zone, now);
                // What came due since the last answer is looked at again, as the calendar was another by then.
                Instant until = readAt.filter(lookedUntil::isAfter).orElse(lookedUntil);
                ledger.keep(entry.name(), bytes, shown, now, until);
                lookedUntil = until;
                file = read;
                known = shown;
                agenda = null;
            }
        }
        readAt = Optional.of(now);
    }

    /**
     * Records what is due.
     *
     * @return when to look again at the latest; empty while the calendar was never read
     * @throws dev.dray.runtime.DrayException where it could not be recorded or noted; it is due again at the next call
     */
    Optional<Instant> fireDue(Instant now) {
        if (file == null) {
            return Optional.empty();
        }
        Agenda current = agenda;
        if (current == null || !now.isBefore(current.until())) {
            current = look(file, now);
            agenda = current;
        }
        for (Due due = current.open().peek();
                due != null && !due.at().isAfter(now);
                due = current.open().peek()) {
            record(due, now);
            ledger.deal(due.id(), due.at());
            current.open().remove();
        }
        lookedUntil = now.isAfter(current.until()) ? current.until() : now;
        if (Duration.between(noted, lookedUntil).abs().compareTo(NOTED_EACH) > 0) {
            ledger.looked(entry.name(), lookedUntil);
            ledger.forget(now.minus(OLDEST).minus(AHEAD));
            noted = lookedUntil;
        }
        return Optional.of(
                current.open().isEmpty()
                        ? current.until()
                        : current.open().peek().at());
    }

    private Agenda look(CalendarFile calendar, Instant now) {
        Instant bound = now.minus(entry.missedWithin());
        Instant from = lookedUntil.isBefore(bound) ? lookedUntil : bound;
        Instant oldest = now.minus(OLDEST);
        Agenda found = Agenda.of(calendar, entry, since, from.isBefore(oldest) ? oldest : from, now.plus(AHEAD))
                .without(due -> ledger.isDealt(due.id()));
        setAside(calendar.broken(), now);
        return found;
    }

    private void record(Due due, Instant now) {
        Message message = messages.of(due, now);
        try {
            recorder.record(message);
        } catch (TooLargeException e) {
            recorder.setAside(List.of(SetAside.oversized(message, String.valueOf(e.getMessage()), now)));
        }
    }

    /** Each broken event once, however often the calendar is read. */
    private void setAside(List<BrokenEvent> broken, Instant now) {
        for (BrokenEvent event : broken.subList(0, Math.min(broken.size(), MOST_LETTERS))) {
            DeadLetter letter = SetAside.undecodable(
                    CalendarSource.CHANNEL,
                    event.source().getBytes(UTF_8),
                    "text/calendar",
                    "an event of the calendar %s cannot be followed: %s".formatted(entry.name(), event.why()),
                    now);
            String id = "broken:" + letter.getId();
            if (!ledger.isDealt(id)) {
                recorder.setAside(List.of(letter));
                ledger.deal(id, Instant.ofEpochMilli(Long.MAX_VALUE));
            }
        }
    }

    /** What is wrong with the calendar itself, beyond what dead letters tell. */
    Optional<String> trouble() {
        int more = file == null ? 0 : file.broken().size() - MOST_LETTERS;
        return more <= 0
                ? Optional.empty()
                : Optional.of(
                        "%d events of the calendar %s cannot be followed; %d of them are dead letters, which say why"
                                .formatted(more + MOST_LETTERS, entry.name(), MOST_LETTERS));
    }
}
