package dev.dray.node.lane;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/**
 * A lane's jobs between being read and being done: at most so many run at once, each on a virtual thread. Of one key they
 * run one at a time in the order they came, and the keys take turns. Safe for use by several threads.
 */
final class LaneQueue {
    private final int concurrency;
    private final Backlog backlog = new Backlog();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private boolean paused;

    /**
     * What is to be done for one record.
     *
     * @param bytes how large the record is
     */
    record Work(TopicPartition partition, String key, int bytes, Runnable run) {}

    LaneQueue(int concurrency) {
        this.concurrency = concurrency;
    }

    void add(Work work) {
        lock.lock();
        try {
            backlog.add(work);
            startWhatMay();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what waits of partitions that others have now. What runs goes on. */
    void drop(Set<TopicPartition> partitions) {
        lock.lock();
        try {
            backlog.drop(partitions);
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

    /** Whether more of a partition is to be read; of none, while paused. */
    boolean wants(TopicPartition partition) {
        lock.lock();
        try {
            return !paused && backlog.wants(partition);
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
        while (!paused && running < concurrency) {
            Optional<Work> next = backlog.next();
            if (next.isEmpty()) {
                return;
            }
            running++;
            Thread.ofVirtual().name("lane-work").start(() -> run(next.get()));
        }
    }

    private void run(Work work) {
        try {
            work.run().run();
        } finally {
            lock.lock();
            try {
                running--;
                backlog.done(work.key());
                startWhatMay();
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
