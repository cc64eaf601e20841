package dev.dray.node.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/**
 * A lane's jobs between being read and being done: at most so many run at once, each on a virtual thread, and of one key
 * one at a time in the order they came. A key that is busy does not hold up the others. Safe for use by several threads.
 */
final class LaneQueue {
    private static final int ENOUGH_WAITS = 500;

    private final int concurrency;
    private final List<Work> waiting = new ArrayList<>();
    private final Set<String> busy = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private boolean paused;

    /** What is to be done for one record. */
    record Work(TopicPartition partition, String key, Runnable run) {}

    LaneQueue(int concurrency) {
        this.concurrency = concurrency;
    }

    void add(Work work) {
        lock.lock();
        try {
            waiting.add(work);
            startWhatMay();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what waits of partitions that others have now. What runs goes on. */
    void drop(Set<TopicPartition> partitions) {
        lock.lock();
        try {
            waiting.removeIf(work -> partitions.contains(work.partition()));
        } finally {
            lock.unlock();
        }
    }

    /** Starts nothing until {@link #resume}. What runs goes on, what waits waits. */
    void pause() {
        lock.lock();
        try {
            paused = true;
        } finally {
            lock.unlock();
        }
    }

    void resume() {
        lock.lock();
        try {
            paused = false;
            startWhatMay();
        } finally {
            lock.unlock();
        }
    }

    /** Whether more is to be read: enough to always have the next at hand, and nothing while paused. */
    boolean wantsMore() {
        lock.lock();
        try {
            return !paused && waiting.size() < ENOUGH_WAITS;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    int running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing runs any more, awaited for so long. */
    boolean awaitIdle(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            for (long left = limit.toNanos(); running > 0; ) {
                if (left <= 0) {
                    return false;
                }
                left = idle.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void startWhatMay() {
        Iterator<Work> all = waiting.iterator();
        while (!paused && running < concurrency && all.hasNext()) {
            Work work = all.next();
            if (busy.add(work.key())) {
                all.remove();
                running++;
                Thread.ofVirtual().name("lane-work").start(() -> run(work));
            }
        }
    }

    private void run(Work work) {
        try {
            work.run().run();
        } finally {
            lock.lock();
            try {
                running--;
                busy.remove(work.key());
                startWhatMay();
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
