package dev.dray.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock and timer that stand still until moved, for tests and simulations. Work that is due runs on the thread that
 * moves the time, in the order of its due instants, each run seeing its own due instant as now; what it throws reaches
 * the mover. Safe for use by many threads, of which one at a time moves the time.
 */
public final class ManualTime implements InstantSource, Timer {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private final AtomicLong numbers = new AtomicLong();
    private Instant now;

    public ManualTime(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public Scheduled every(Duration period, Runnable work) {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("a period must be longer than zero, but is " + period);
        }
        return schedule(period, Optional.of(period), work);
    }

    @Override
    public Scheduled after(Duration delay, Runnable work) {
        return schedule(delay, Optional.empty(), work);
    }

    /** Moves the time on by {@code step}, which must not be negative, and runs everything due by then. */
    public void advance(Duration step) {
        advanceTo(instant().plus(step));
    }

    /** Moves the time on to {@code target} and runs everything due by then. */
    public void advanceTo(Instant target) {
        if (target.isBefore(instant())) {
            throw new IllegalArgumentException("time does not go back, from " + instant() + " to " + target);
        }
        for (var due = next(target); due.isPresent(); due = next(target)) {
            due.get().work.run();
        }
    }

    /** How many tasks are waiting for their time. */
    public synchronized int waiting() {
        return tasks.size();
    }

    private synchronized Scheduled schedule(Duration delay, Optional<Duration> period, Runnable work) {
        var number = numbers.getAndIncrement();
        tasks.add(new Task(now.plus(delay), number, period, work));
        return () -> cancel(number);
    }

    private synchronized void cancel(long number) {
        tasks.removeIf(task -> task.number == number);
    }

    private synchronized Optional<Task> next(Instant target) {
        var first = tasks.peek();
        if (first == null || first.due.isAfter(target)) {
            now = target;
            return Optional.empty();
        }
        tasks.poll();
        now = first.due.isAfter(now) ? first.due : now;
        first.period.ifPresent(
                period -> tasks.add(new Task(first.due.plus(period), first.number, first.period, first.work)));
        return Optional.of(first);
    }

    private record Task(Instant due, long number, Optional<Duration> period, Runnable work) {}
}
