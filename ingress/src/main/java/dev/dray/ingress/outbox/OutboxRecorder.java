package dev.dray.ingress.outbox;

import dev.dray.broker.Clients;
import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.NotRecordedException;
import dev.dray.ingress.channel.Recorded;
import dev.dray.ingress.channel.Recorder;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.sqlite.DatabaseException;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to the broker, and keeps in the outbox what the broker did not acknowledge within a short bound and what must
 * wait behind that. While the broker is known to be away nobody waits for it: everything goes into the outbox at once,
 * until the {@link Drain} finds it answering.
 */
public final class OutboxRecorder implements Recorder, Service {
    private static final Logger log = LoggerFactory.getLogger(OutboxRecorder.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final Clients clients;
    private final Path file;
    private final Duration bound;
    private volatile boolean away;
    private volatile @Nullable Open open;

    /** What is there between start and close. */
    private record Open(
            Producer<String, byte[]> producer, Database database, Outbox outbox, Sender sender, Drain drain) {}

    /**
     * @param file the outbox's SQLite file
     * @param bound how long to wait for the broker's acknowledgement
     */
    public OutboxRecorder(Clients clients, Path file, Duration bound) {
        this.clients = clients;
        this.file = file;
        this.bound = bound;
    }

    @Override
    public synchronized void start() {
        Database database = Database.open(file, Outbox.MIGRATIONS);
        Outbox outbox = new Outbox(database);
        Producer<String, byte[]> producer = clients.producer("messages", bound);
        Sender sender = new Sender(producer);
        Drain drain = new Drain(outbox, sender, BACKOFF, this::reached);
        open = new Open(producer, database, outbox, sender, drain);
        drain.start();
    }

    @Override
    public Recorded record(List<Message> messages) {
        return recordAll(messages.stream()
                .map(message -> Entry.of(Topics.MESSAGES, message, message.getId()))
                .toList());
    }

    @Override
    public Recorded setAside(List<DeadLetter> letters) {
        return recordAll(letters.stream()
                .map(letter -> Entry.of(Topics.DEAD_LETTERS, letter, letter.getId()))
                .toList());
    }

    /** How many records wait for the broker. */
    public int waiting() {
        return opened().outbox().depth();
    }

    /** Whether the broker answered when it was last needed. */
    public boolean brokerAnswers() {
        return !away;
    }

    private Recorded recordAll(List<Entry> entries) {
        Open now = opened();
        List<Entry> direct = new ArrayList<>();
        List<Entry> behind = new ArrayList<>();
        for (Entry entry : entries) {
            (mustWait(now.outbox(), entry.lane()) ? behind : direct).add(entry);
        }
        Sender.Sent sent = now.sender().send(direct);
        sent.why().ifPresent(this::lost);
        List<Entry> kept = new ArrayList<>();
        for (int i = 0; i < direct.size(); i++) {
            if (sent.missing().contains(i)) {
                kept.add(direct.get(i));
            }
        }
        kept.addAll(behind);
        if (kept.isEmpty()) {
            return Recorded.BROKER;
        }
        keep(now, kept, sent.why());
        return Recorded.OUTBOX;
    }

    private boolean mustWait(Outbox outbox, Entry.Lane lane) {
        return outbox.holds(lane) || (away && outbox.depth() > 0);
    }

    private void keep(Open now, List<Entry> entries, Optional<Throwable> why) {
        try {
            now.outbox().add(entries);
        } catch (DatabaseException e) {
            why.ifPresent(e::addSuppressed);
            throw new NotRecordedException(
                    "the broker does not answer and the outbox takes nothing (%s); start the broker or mend the outbox, and hand the message over again"
                            .formatted(e.getMessage()),
                    e);
        }
        now.drain().wake();
    }

    private void lost(Throwable why) {
        if (!away) {
            away = true;
            log.atWarn()
                    .addKeyValue("why", why.getMessage())
                    .log("The broker does not answer; messages wait in the outbox");
        }
    }

    private void reached() {
        if (away) {
            away = false;
            log.info("The broker answers again");
        }
    }

    private Open opened() {
        Open now = open;
        if (now == null) {
            throw new IllegalStateException("the recorder does not run");
        }
        return now;
    }

    /** Stops; what waits in the outbox is sent at the next start. */
    @Override
    public synchronized void close() {
        Open last = open;
        open = null;
        if (last != null) {
            try (Database _ = last.database()) {
                last.drain().close();
                last.producer().close(bound);
            }
        }
    }
}
