package dev.dray.node.report;

import dev.dray.runtime.time.Timer;
import dev.dray.schema.JobEvent;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a node's records, in the order they are given: what was given first arrives first, also across an outage. Never
 * blocks. Safe for use by several threads.
 */
public final class Reporter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Reporter.class);
    /** With so many records waiting the broker is away, and what may be lost is better left out. */
    private static final int MANY = 1_000;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final SendQueue queue;
    private final Timer timer;
    private volatile boolean closed;

    /** @param producer owned and closed by this */
    public Reporter(Producer<String, byte[]> producer, Timer timer) {
        this.queue = new SendQueue(producer);
        this.timer = timer;
    }

    /** Sends a fact that may be lost, such as a line of progress. */
    public void tell(JobEvent event) {
        if (queue.waiting() < MANY) {
            queue.add(Topics.JOB_EVENTS.record(event));
        }
    }

    /**
     * Sends a record as often as it takes; the future completes when the broker has it, and never fails. Nothing is sent
     * again once this is closed.
     */
    public CompletableFuture<Void> sendUntilAcked(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Void> acked = new CompletableFuture<>();
        send(record, acked, SOON);
        return acked;
    }

    @Override
    public void close() {
        closed = true;
        queue.close();
    }

    private void send(ProducerRecord<String, byte[]> record, CompletableFuture<Void> acked, Duration pause) {
        queue.add(record).whenComplete((_, failure) -> {
            if (failure == null) {
                acked.complete(null);
            } else if (!closed) {
                sendLater(record, acked, pause, failure);
            }
        });
    }

    private void sendLater(
            ProducerRecord<String, byte[]> record, CompletableFuture<Void> acked, Duration pause, Throwable failure) {
        if (pause.equals(SOON)) {
            log.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("key", record.key())
                    .addKeyValue("cause", failure.toString())
                    .log("A record was not acknowledged and is sent again until it is");
        }
        Duration next = pause.multipliedBy(2);
        timer.after(pause, () -> send(record, acked, next.compareTo(LATER) < 0 ? next : LATER));
    }
}
