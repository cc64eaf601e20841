package dev.dray.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who post messages to a gateway at the same time, each on a connection of its own. */
final class Senders {
    private static final int MANY = 64;

    private final Gateway gateway;
    private final Next next;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Says what to post; asked by several threads. */
    @FunctionalInterface
    interface Next {
        /** The body of the message of that number, from 0; empty where there is nothing more to post. */
        Optional<String> body(int number) throws InterruptedException;
    }

    Senders(Gateway gateway, Next next) {
        this.gateway = gateway;
        this.next = next;
        for (int n = 0; n < MANY; n++) {
            threads.add(Thread.ofVirtual().start(this::post));
        }
    }

    /** How many were accepted until now. */
    int accepted() {
        return accepted.get();
    }

    /** Whether they have posted all there was; throws where a message was not accepted. */
    boolean areDone() throws IOException {
        Throwable failure = failures.peek();
        if (failure != null) {
            throw new IOException("a message was not accepted", failure);
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }

    /** Returns when they have posted all there was; throws where a message was not accepted. */
    void await() throws IOException, InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        areDone();
    }

    private void post() {
        try (HttpConnection connection = gateway.connect()) {
            while (failures.isEmpty()) {
                Optional<String> body = next.body(taken.getAndIncrement());
                if (body.isEmpty()) {
                    return;
                }
                connection.post(body.get());
                accepted.incrementAndGet();
            }
        } catch (IOException e) {
            failures.add(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
