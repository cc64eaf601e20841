package dev.dray.ingress.outbox;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.outbox.Outbox.Row;
import dev.dray.runtime.sqlite.DatabaseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits in the outbox, oldest first, and removes each row after its acknowledgement; on one virtual thread. */
final class Drain implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final int BATCH = 500;
    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final Sender sender;
    private final Backoff backoff;
    private final Runnable reached;
    private final Semaphore more = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** @param reached is told after each batch the broker took */
    Drain(Outbox outbox, Sender sender, Backoff backoff, Runnable reached) {
        this.outbox = outbox;
        this.sender = sender;
        this.backoff = backoff;
        this.reached = reached;
    }

    void start() {
        thread = Thread.ofVirtual().name("dray-outbox").start(this::run);
    }

    /** Says that there is something to send. */
    void wake() {
        more.release();
    }

    private void run() {
        int failures = 0;
        try {
            while (closed.getCount() > 0) {
                if (outbox.depth() == 0) {
                    more.acquire();
                    more.drainPermits();
                } else if (drainOnce()) {
                    failures = 0;
                } else {
                    failures++;
                    closed.await(backoff.after(failures).toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private boolean drainOnce() {
        try {
            List<Row> rows = outbox.oldest(BATCH);
            Sender.Sent sent = sender.send(rows.stream().map(Row::entry).toList());
            List<Row> done = IntStream.range(0, rows.size())
                    .filter(i -> !sent.missing().contains(i))
                    .mapToObj(rows::get)
                    .toList();
            if (!done.isEmpty()) {
                reached.run();
                outbox.remove(done);
            }
            return sent.missing().isEmpty();
        } catch (DatabaseException e) {
            log.atWarn().addKeyValue("why", e.getMessage()).log("The outbox cannot be drained");
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        more.release();
        if (thread != null) {
            try {
                thread.join(UNTIL_CLOSED);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
