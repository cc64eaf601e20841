package dev.dray.cli.demo;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Position;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows topics from their beginning and remembers every record, so that one can wait for a record and count them later. */
final class Watch implements AutoCloseable {
    private final TopicReader reader;
    private final Thread thread;
    private final Lock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Seen> seen = new ArrayList<>();

    private record Seen(String topic, SpecificRecordBase value) {}

    Watch(Clients clients, List<String> topics) {
        this.reader =
                new TopicReader(clients, TopicRange.following(new Position.Beginning(), topics.toArray(String[]::new)));
        this.thread = Thread.ofPlatform().daemon().name("dray-watch").start(this::follow);
    }

    /** Every record of a topic so far, in the order it was read. */
    <V extends SpecificRecordBase> List<V> all(Topic<V> topic) {
        lock.lock();
        try {
            return of(topic).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the first record that is so, and returns it; empty when the time is up. */
    <V extends SpecificRecordBase> Optional<V> first(Topic<V> topic, Duration patience, Predicate<V> wanted) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (true) {
                Optional<V> found = of(topic).filter(wanted).findFirst();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                left = grown.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        reader.stop();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private <V extends SpecificRecordBase> Stream<V> of(Topic<V> topic) {
        return seen.stream()
                .filter(each -> each.topic().equals(topic.name()))
                .map(each -> topic.codec().type().cast(each.value()));
    }

    private void follow() {
        try (reader) {
            while (reader.hasNext()) {
                remember(reader.next());
            }
        }
    }

    private void remember(ConsumerRecord<String, byte[]> record) {
        Optional<Topic<?>> topic = Topics.named(record.topic());
        if (topic.isEmpty()) {
            return;
        }
        try {
            SpecificRecordBase value = topic.get().read(record);
            lock.lock();
            try {
                seen.add(new Seen(record.topic(), value));
                grown.signalAll();
            } finally {
                lock.unlock();
            }
        } catch (UndecodableException _) {
            // The demo sends none; a dead letter would tell, and is counted.
        }
    }
}
