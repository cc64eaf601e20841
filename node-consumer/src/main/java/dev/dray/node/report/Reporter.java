package dev.dray.node.report;

import dev.dray.runtime.time.Timer;
import dev.dray.schema.JobEvent;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a node's records, in the order they are given within a key. One producer for all: what was given first arrives
 * first, also across an outage. Safe for use by several threads; may block a while when the broker is away.
 */
public final class Reporter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Reporter.class);
    /** With so many records on their way the broker is away, and what may be lost is better left out. */
    private static final int MANY = 1_000;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Producer<String, byte[]> producer;
    private final Timer timer;
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private volatile boolean closed;

    public Reporter(Producer<String, byte[]> producer, Timer timer) {
        this.producer = producer;
        this.timer = timer;
    }

    /** Sends a fact that may be lost, such as a line of progress. */
    public void tell(JobEvent event) {
        if (onTheirWay.get() < MANY) {
            attempt(Topics.JOB_EVENTS.record(event));
        }
    }

    /** Gives up, after a moment, what is not acknowledged. */
    @Override
    public void close() {
        closed = true;
        producer.close(LAST_MOMENT);
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

    private void send(ProducerRecord<String, byte[]> record, CompletableFuture<Void> acked, Duration pause) {
        attempt(record).whenComplete((_, failure) -> {
            if (failure == null) {
                acked.complete(null);
                return;
            }
            if (closed) {
                return;
            }
            if (pause.equals(SOON)) {
                log.atWarn()
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("key", record.key())
                        .addKeyValue("cause", failure.toString())
                        .log("A record was not acknowledged and is sent again until it is");
            }
            Duration next = pause.multipliedBy(2);
            timer.after(pause, () -> send(record, acked, next.compareTo(LATER) < 0 ? next : LATER));
        });
    }

    private CompletableFuture<Void> attempt(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Void> acked = new CompletableFuture<>();
        onTheirWay.incrementAndGet();
        acked.whenComplete((_, _) -> onTheirWay.decrementAndGet());
        try {
            producer.send(record, (_, failure) -> {
                if (failure == null) {
                    acked.complete(null);
                } else {
                    acked.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            acked.completeExceptionally(e);
        }
        return acked;
    }
}
