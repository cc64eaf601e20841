package dev.dray.ingress.calendar;

import dev.dray.ingress.calendar.Origin.Answer;
import dev.dray.ingress.calendar.Origin.Known;
import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.Source;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.time.Timer;
import dev.dray.runtime.value.DataSize;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the calendars of {@code channels.calendar} again and again, and fires their reminders. A calendar that takes long
 * to read holds up neither the others nor its own reminders, which go by its last known state.
 */
public final class CalendarSource implements Source {
    /** The channel's word. */
    public static final String CHANNEL = "calendar";

    private static final Logger log = LoggerFactory.getLogger(CalendarSource.class);

    /** However far the next reminder is: the clock may be set, and the timer stands still while the machine sleeps. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DataSize MOST = DataSize.parse("10 MiB");

    private final List<CalendarEntry> entries;
    private final ZoneId zone;
    private final Path file;
    private final Recorder recorder;
    private final InstantSource clock;
    private final Timer timer;
    private final List<Watched> watched = new ArrayList<>();
    private volatile Optional<String> trouble = Optional.empty();
    private Optional<String> recording = Optional.empty();
    private @Nullable HttpClient client;
    private @Nullable Database database;
    private Timer.@Nullable Scheduled next;

    /**
     * @param zone whose clock calendars go by that name none
     * @param file the SQLite file with the calendars and what was dealt with
     */
    public CalendarSource(
            List<CalendarEntry> entries, ZoneId zone, Path file, Recorder recorder, InstantSource clock, Timer timer) {
        this.entries = List.copyOf(entries);
        this.zone = zone;
        this.file = file;
        this.recorder = recorder;
        this.clock = clock;
        this.timer = timer;
    }

    /** One calendar and how its reading goes. */
    private static final class Watched {
        private final CalendarJob job;
        private final Origin origin;
        private final Backoff backoff;
        private Optional<String> unread = Optional.empty();
        private int failures;
        private Timer.@Nullable Scheduled next;

        Watched(CalendarJob job, Origin origin) {
            this.job = job;
            this.origin = origin;
            Duration poll = job.entry().poll();
            this.backoff = new Backoff(poll.compareTo(LONGEST_WAIT) < 0 ? poll : LONGEST_WAIT, poll);
        }
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
        if (entries.isEmpty()) {
            return;
        }
        Database opened = Database.open(file, CalendarLedger.MIGRATIONS);
        database = opened;
        CalendarLedger ledger = new CalendarLedger(opened);
        Instant now = clock.instant();
        for (CalendarEntry entry : entries) {
            CalendarJob job = new CalendarJob(entry, entry.zone().orElse(zone), ledger, recorder, now);
            watched.add(new Watched(job, origin(entry)));
        }
        look();
        watched.forEach(each -> pollAfter(Duration.ZERO, each));
    }

    private Origin origin(CalendarEntry entry) {
        return entry.url()
                .<Origin>map(url -> new HttpOrigin(client(), url, PATIENCE, MOST))
                .or(() -> entry.file().map(path -> new FileOrigin(path, MOST)))
                .orElseThrow();
    }

    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            client = made;
        }
        return made;
    }

    private void pollAfter(Duration wait, Watched calendar) {
        calendar.next = timer.after(wait, () -> poll(calendar));
    }

    /** Reads a calendar without holding up what else there is to do, and then looks at what it changes. */
    private void poll(Watched calendar) {
        Known known;
        synchronized (this) {
            known = calendar.job.known();
        }
        try {
            Answer answer = calendar.origin.read(known);
            taken(calendar, answer);
        } catch (RuntimeException e) {
            // Whatever it is: one calendar must be read again, and must not keep the others from being read.
            failed(calendar, e);
        }
    }

    private synchronized void taken(Watched calendar, Answer answer) {
        if (database == null) {
            return;
        }
        calendar.job.take(answer, clock.instant());
        if (calendar.unread.isPresent()) {
            log.atInfo().addKeyValue("calendar", calendar.job.entry().name()).log("A calendar can be read again");
        }
        calendar.unread = Optional.empty();
        calendar.failures = 0;
        pollAfter(calendar.job.entry().poll(), calendar);
        if (next != null) {
            next.close();
        }
        look();
    }

    private synchronized void failed(Watched calendar, RuntimeException failure) {
        if (database == null) {
            return;
        }
        String name = calendar.job.entry().name();
        String meanwhile = calendar.job
                .readAt()
                .map(at -> "its reminders go by its state of " + at)
                .orElse("there are no reminders of it yet");
        if (calendar.unread.isEmpty()) {
            log.atWarn()
                    .addKeyValue("calendar", name)
                    .addKeyValue("why", failure.getMessage())
                    .log("A calendar cannot be read; trying again");
        }
        calendar.unread =
                Optional.of("the calendar %s cannot be read: %s; %s".formatted(name, failure.getMessage(), meanwhile));
        calendar.failures++;
        tell();
        pollAfter(calendar.backoff.after(calendar.failures), calendar);
    }

    /** Fires what is due, and comes back when the next is. */
    private synchronized void look() {
        if (database == null) {
            return;
        }
        Instant now = clock.instant();
        Instant soonest = now.plus(LONGEST_WAIT);
        Optional<String> met = Optional.empty();
        for (Watched calendar : watched) {
            try {
                soonest = earlier(soonest, calendar.job.fireDue(now));
            } catch (RuntimeException e) {
                met = Optional.of(String.valueOf(e.getMessage()));
                soonest = earlier(soonest, Optional.of(now.plus(AFTER_FAILURE)));
            }
        }
        if (met.isPresent() && recording.isEmpty()) {
            log.atWarn().addKeyValue("why", met.get()).log("A calendar's reminder cannot be recorded; trying again");
        }
        recording = met;
        tell();
        Duration wait = Duration.between(now, soonest);
        next = timer.after(wait.isNegative() ? Duration.ZERO : wait, this::look);
    }

    private void tell() {
        trouble = Stream.concat(
                        recording.stream(),
                        watched.stream().flatMap(each -> each.unread.or(each.job::trouble).stream()))
                .findFirst();
    }

    private static Instant earlier(Instant soonest, Optional<Instant> other) {
        return other.filter(soonest::isAfter).orElse(soonest);
    }

    @Override
    public synchronized void close() {
        if (next != null) {
            next.close();
        }
        for (Watched calendar : watched) {
            if (calendar.next != null) {
                calendar.next.close();
            }
        }
        if (client != null) {
            client.shutdownNow();
        }
        if (database != null) {
            database.close();
            database = null;
        }
    }
}
