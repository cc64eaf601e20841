package dev.dray.node;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Keep;
import dev.dray.broker.read.TableListener;
import dev.dray.broker.read.TopicTable;
import dev.dray.schema.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;

/** All that was ever said on a topic, in the order it was heard, and a way to wait for more. */
final class HeardFacts<V extends SpecificRecordBase> implements TableListener<V>, AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<V> heard = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final TopicTable<V> table;

    HeardFacts(Clients clients, Topic<V> topic) {
        table = new TopicTable<>(clients, topic, Keep.nothing(), List.of(this));
        table.start();
    }

    @Override
    public void changed(String key, V value) {
        lock.lock();
        try {
            heard.add(value);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<V> all(Predicate<V> which) {
        lock.lock();
        try {
            return heard.stream().filter(which).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The first such value, said before or awaited. */
    V await(Predicate<V> which) throws InterruptedException {
        return await(which, 1).getFirst();
    }

    /** The first so many such values. */
    List<V> await(Predicate<V> which, int number) throws InterruptedException {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (heard.stream().filter(which).count() < number) {
                if (left <= 0) {
                    throw new AssertionError("not heard within %s; heard only %s".formatted(PATIENCE, heard));
                }
                left = more.awaitNanos(left);
            }
            return heard.stream().filter(which).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something that nothing signals, looking now and then. */
    void awaitSight(java.util.concurrent.Callable<Boolean> seen) throws Exception {
        lock.lock();
        try {
            for (long start = System.nanoTime(); !seen.call(); ) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new AssertionError("not seen within " + PATIENCE);
                }
                var _ = more.await(20_000_000, NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
