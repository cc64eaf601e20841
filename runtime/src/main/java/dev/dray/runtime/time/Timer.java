package dev.dray.runtime.time;

import java.time.Duration;

/**
 * Runs work later. Work may block. One task never runs twice at a time: a turn that comes while the last one still runs
 * is left out. What a task throws is logged, and does not end its repetition.
 */
public interface Timer {

    /** Runs {@code work} once every {@code period}, the first time after one period. */
    Scheduled every(Duration period, Runnable work);

    /** Runs {@code work} once, after {@code delay}. */
    Scheduled after(Duration delay, Runnable work);

    /** Work that will run until it is closed. Closing lets a run that has begun finish, and does not wait for it. */
    @FunctionalInterface
    interface Scheduled extends AutoCloseable {
        @Override
        void close();
    }
}
