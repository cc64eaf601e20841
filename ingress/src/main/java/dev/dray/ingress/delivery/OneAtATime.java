package dev.dray.ingress.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Runs work for keys, each key's on a virtual thread of its own and never twice at a time: a run asked for while one is
 * under way follows it. The work must not throw.
 */
final class OneAtATime {
    private final Consumer<String> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    /** The keys at work, and whether each was asked for again meanwhile. */
    private final Map<String, Boolean> again = new HashMap<>();

    private volatile boolean stopped;

    OneAtATime(Consumer<String> work) {
        this.work = work;
    }

    void run(String key) {
        lock.lock();
        try {
            if (!stopped && again.put(key, again.containsKey(key)) == null) {
                Thread.ofVirtual().name("dray-deliver-" + key).start(() -> runAll(key));
            }
        } finally {
            lock.unlock();
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** Starts nothing more, and waits for what runs. */
    void stop(Duration patience) {
        lock.lock();
        try {
            stopped = true;
            long left = patience.toNanos();
            while (!again.isEmpty() && left > 0) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void runAll(String key) {
        do {
            work.accept(key);
        } while (askedAgain(key));
    }

    private boolean askedAgain(String key) {
        lock.lock();
        try {
            if (!stopped && again.replace(key, true, false)) {
                return true;
            }
            again.remove(key);
            idle.signalAll();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
