package dev.dray.runtime.life;

/** Where the wish to stop comes from, as often as it is uttered. */
@FunctionalInterface
interface StopSignals {

    /** Calls {@code stop}, from any thread, each time a stop is wished for, until the subscription is closed. */
    Subscription subscribe(Runnable stop);

    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
