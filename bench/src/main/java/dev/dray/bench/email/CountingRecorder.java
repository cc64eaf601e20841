package dev.dray.bench.email;

import dev.dray.ingress.channel.Recorded;
import dev.dray.ingress.channel.Recorder;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps in memory what was recorded and set aside. */
final class CountingRecorder implements Recorder {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Message> messages = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final Map<String, Integer> times = new HashMap<>();

    @Override
    public Recorded record(List<Message> batch) {
        lock.lock();
        try {
            messages.addAll(batch);
            batch.forEach(message -> times.merge(message.getId(), 1, Integer::sum));
            changed.signalAll();
            return Recorded.BROKER;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Recorded setAside(List<DeadLetter> batch) {
        lock.lock();
        try {
            letters.addAll(batch);
            batch.forEach(letter -> times.merge(letter.getMessageId().orElse(letter.getId()), 1, Integer::sum));
            changed.signalAll();
            return Recorded.BROKER;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all of these were recorded or set aside; whether they were. */
    boolean await(List<String> ids, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!times.keySet().containsAll(ids) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return times.keySet().containsAll(ids);
        } finally {
            lock.unlock();
        }
    }

    /** How often that one was recorded or set aside. */
    int times(String id) {
        lock.lock();
        try {
            return times.getOrDefault(id, 0);
        } finally {
            lock.unlock();
        }
    }

    List<Message> messages() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    List<DeadLetter> letters() {
        lock.lock();
        try {
            return List.copyOf(letters);
        } finally {
            lock.unlock();
        }
    }
}
