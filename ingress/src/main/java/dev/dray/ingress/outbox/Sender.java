package dev.dray.ingress.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends entries, all at once, and tells which of them arrived. The producer gives up on each after its own short bound;
 * what it gave up on may have arrived all the same.
 */
final class Sender {
    private final Producer<String, byte[]> producer;

    Sender(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * What came of a sending.
     *
     * @param missing the entries without an acknowledgement, and those behind one in its lane, by index
     * @param why the first failure
     */
    record Sent(Set<Integer> missing, Optional<Throwable> why) {}

    Sent send(List<Entry> entries) {
        List<CompletableFuture<Integer>> acks = new ArrayList<>();
        for (Entry entry : entries) {
            acks.add(send(entry.record()));
        }
        Set<Integer> missing = new HashSet<>();
        Set<Entry.Lane> broken = new HashSet<>();
        Optional<Throwable> why = Optional.empty();
        for (int i = 0; i < entries.size(); i++) {
            Entry.Lane lane = entries.get(i).lane();
            Optional<Throwable> failure = failure(acks.get(i));
            why = why.or(() -> failure);
            if (failure.isPresent() || broken.contains(lane)) {
                broken.add(lane);
                missing.add(i);
            }
        }
        return new Sent(missing, why);
    }

    private CompletableFuture<Integer> send(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Integer> ack = new CompletableFuture<>();
        try {
            producer.send(record, (place, failure) -> {
                if (failure == null) {
                    ack.complete(place.partition());
                } else {
                    ack.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            ack.completeExceptionally(e);
        }
        return ack;
    }

    private static Optional<Throwable> failure(CompletableFuture<Integer> ack) {
        try {
            ack.join();
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.ofNullable(e.getCause());
        }
    }
}
