package dev.dray.bench.peers;

import dev.dray.bench.peers.Seen.WholeWay;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The load for a queue whose worker runs in this program, and who counts what that worker says. */
final class Drive {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Long> startedAt = new ConcurrentHashMap<>();
    private final Semaphore done = new Semaphore(0);
    private volatile boolean timing = true;

    /** Puts a message into the queue; returns when it is safe there. Called by several threads. */
    @FunctionalInterface
    interface Enqueue {
        void put(long number, String text) throws Exception;
    }

    /** The handler starts with this message. Called by the worker. */
    void started(long number) {
        if (timing) {
            startedAt.put(number, System.nanoTime());
        }
    }

    /** A message is done, and the queue's store has that. Called by the worker. */
    void done() {
        done.release();
    }

    /** Milliseconds from enqueuing to the handler's start, one message after the other with a pause behind each. */
    List<Double> oneByOne(Enqueue queue, int messages, Duration pause) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int sent = 0; sent < messages; sent++) {
            long number = numbers.getAndIncrement();
            long begin = System.nanoTime();
            queue.put(number, Load.TEXT);
            awaitDone(1);
            millis.add(millisUntilStart(number, begin));
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
        return millis;
    }

    /** The same for messages sent at random moments of so long a time, without waiting for the one before. */
    List<Double> atRandom(Enqueue queue, int messages, Duration during) throws Exception {
        Random random = new Random();
        Map<Long, Long> begins = new LinkedHashMap<>();
        for (int sent = 0; sent < messages; sent++) {
            TimeUnit.NANOSECONDS.sleep(random.nextLong(2 * during.toNanos() / messages));
            long number = numbers.getAndIncrement();
            begins.put(number, System.nanoTime());
            queue.put(number, Load.TEXT);
        }
        awaitDone(messages);
        List<Double> millis = new ArrayList<>();
        begins.forEach((number, begin) -> millis.add(millisUntilStart(number, begin)));
        return millis;
    }

    private double millisUntilStart(long number, long begin) {
        Long started = startedAt.remove(number);
        if (started == null) {
            throw new IllegalStateException("message %d is done and was never started".formatted(number));
        }
        return (started - begin) / 1e6;
    }

    private void awaitDone(int messages) throws IOException, InterruptedException {
        if (!done.tryAcquire(messages, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("a message was not done within " + PATIENCE);
        }
    }

    /** Many senders at once for so long, so many always unanswered at most; returns when all is answered. */
    WholeWay wholeWay(Enqueue queue, Duration lasting) throws IOException, InterruptedException {
        timing = false;
        long begin = System.nanoTime();
        Senders senders = new Senders(queue, begin + lasting.toNanos());
        int answered = 0;
        while (!senders.areDone() || answered < senders.accepted.get()) {
            if (System.nanoTime() > begin + lasting.plus(PATIENCE).toNanos()) {
                throw new IOException(
                        "%d of %d messages were done in time".formatted(answered, senders.accepted.get()));
            }
            if (done.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                int more = 1 + done.drainPermits();
                senders.free.release(more);
                answered += more;
            }
        }
        return new WholeWay(answered, (System.nanoTime() - begin) / 1e9);
    }

    /** Those who send, until then. */
    private final class Senders {
        private final Semaphore free = new Semaphore(Load.UNANSWERED);
        private final AtomicLong accepted = new AtomicLong();
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();

        Senders(Enqueue queue, long until) {
            for (int n = 0; n < Load.SENDERS; n++) {
                threads.add(Thread.ofVirtual().start(() -> send(queue, until)));
            }
        }

        private void send(Enqueue queue, long until) {
            try {
                free.acquire();
                while (System.nanoTime() < until && failures.isEmpty()) {
                    queue.put(numbers.getAndIncrement(), Load.TEXT);
                    accepted.incrementAndGet();
                    free.acquire();
                }
            } catch (Exception e) {
                failures.add(e);
            }
        }

        boolean areDone() throws IOException {
            Throwable failure = failures.peek();
            if (failure != null) {
                throw new IOException("a message was not accepted", failure);
            }
            return threads.stream().noneMatch(Thread::isAlive);
        }
    }
}
