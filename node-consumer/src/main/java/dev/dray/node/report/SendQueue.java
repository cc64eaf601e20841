package dev.dray.node.report;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Hands records to a producer, in the order they come, on a thread of its own: a producer that lost its broker blocks for
 * half a minute and then refuses, which must hold up neither a task's timeout nor a stop. A record refused so is handed
 * over again, before all later ones.
 */
final class SendQueue implements AutoCloseable {
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("dray-reports").unstarted(this::run);
    private volatile boolean closed;

    private record Entry(ProducerRecord<String, byte[]> record, CompletableFuture<Void> acked) {}

    SendQueue(Producer<String, byte[]> producer) {
        this.producer = producer;
        thread.start();
    }

    /** How many records have not been handed to the producer. */
    int waiting() {
        return waiting.size();
    }

    /** Queues a record; the future completes with the broker's answer, or never where this is closed before. */
    CompletableFuture<Void> add(ProducerRecord<String, byte[]> record) {
        Entry entry = new Entry(record, new CompletableFuture<>());
        waiting.add(entry);
        return entry.acked();
    }

    /** Gives up, after a moment, what is not acknowledged. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        producer.close(LAST_MOMENT);
    }

    private void run() {
        try {
            while (!closed) {
                Entry entry = waiting.take();
                while (!handedOver(entry) && !closed) {
                    // Refused for want of a broker: the same again.
                }
            }
        } catch (InterruptedException _) {
            // Only close() interrupts.
        }
    }

    private boolean handedOver(Entry entry) {
        try {
            Future<RecordMetadata> sent = producer.send(entry.record(), (_, failure) -> answered(entry, failure));
            return !refused(sent);
        } catch (KafkaException | IllegalStateException e) {
            entry.acked().completeExceptionally(e);
            return true;
        }
    }

    /** A producer calls back on its own thread, except to refuse for want of a broker. */
    private void answered(Entry entry, @Nullable Exception failure) {
        if (failure == null) {
            entry.acked().complete(null);
        } else if (!(Thread.currentThread().equals(thread) && failure instanceof TimeoutException)) {
            entry.acked().completeExceptionally(failure);
        }
    }

    private static boolean refused(Future<RecordMetadata> sent) {
        return sent.isDone() && sent.state() == Future.State.FAILED && sent.exceptionNow() instanceof TimeoutException;
    }
}
