package dev.dray.memory;

import dev.dray.broker.Clients;
import dev.dray.broker.DeadLetters;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.sqlite.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * The memory worker: reads the journal and folds it into its projections, each entry exactly once. What it cannot do now,
 * because a disk is full or the broker away, it says once and tries again until it can, from where the database says it
 * stands; the journal keeps what is not folded.
 */
public final class MemoryIndexer implements Service {
    private final Fold fold;
    private final Clients clients;
    private final InstantSource clock;
    private final Duration retry;
    private final Trouble trouble = new Trouble();
    private final Folded folded = new Folded();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicReference<@Nullable Consumer<String, byte[]>> reading = new AtomicReference<>();
    private final Thread worker = Thread.ofVirtual().name("dray-memory").unstarted(this::run);

    /**
     * Makes a worker; nothing is read before it is started.
     *
     * @param database stays open until the worker is closed
     * @param retry how long to wait before trying again what failed
     */
    public MemoryIndexer(
            Database database,
            List<? extends Projection> projections,
            Clients clients,
            InstantSource clock,
            Duration retry) {
        this.fold = new Fold(database, projections);
        this.clients = clients;
        this.clock = clock;
        this.retry = retry;
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Waits until everything before that offset of the journal is on disk, and says whether it is. */
    public boolean awaitFolded(int partition, long offset, Duration limit) throws InterruptedException {
        return folded.await(partition, offset, limit);
    }

    @Override
    public void close() {
        stopping.countDown();
        Consumer<String, byte[]> consumer = reading.get();
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            worker.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void cut() {
        worker.interrupt();
    }

    private void run() {
        try {
            do {
                attempt();
            } while (!stopping.await(retry.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException _) {
            // Cut short: what the last batch did not commit comes again.
        }
    }

    private void attempt() throws InterruptedException {
        try (Producer<String, byte[]> producer = clients.producer("dead-letters");
                Consumer<String, byte[]> consumer = clients.reader("journal")) {
            reading.set(consumer);
            follow(consumer, new DeadLetters(producer, clock));
        } catch (WakeupException | InterruptException _) {
            stopping.countDown();
        } catch (RuntimeException e) {
            trouble.met(e);
        } finally {
            reading.set(null);
        }
    }

    private void follow(Consumer<String, byte[]> consumer, DeadLetters deadLetters) throws InterruptedException {
        Map<Integer, Long> stored = fold.positions();
        Journal journal = new Journal(consumer, deadLetters, stored);
        while (stopping.getCount() > 0) {
            Journal.Batch batch = journal.poll();
            if (!batch.next().equals(stored)) {
                fold.apply(batch.entries(), batch.next());
                stored = batch.next();
            }
            folded.moved(stored);
            if (!batch.entries().isEmpty() || journal.isAtEnd()) {
                trouble.over();
            }
        }
    }
}
