package dev.dray.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far the journal is folded, for those who wait until it is. Safe for use by several threads. */
final class Folded {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<Integer, Long> next = new HashMap<>();

    void moved(Map<Integer, Long> positions) {
        lock.lock();
        try {
            next.putAll(positions);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean await(int partition, long offset, Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            while (next.getOrDefault(partition, 0L) < offset) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
