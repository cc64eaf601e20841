package dev.dray.runtime.life;

import org.jspecify.annotations.Nullable;

/** The start of a service, which a wish to stop interrupts, and only the start: later work of the thread is not hit. */
final class StartUnderWay {
    private @Nullable Thread starter;

    void of(Service service) {
        enter(Thread.currentThread());
        try {
            service.start();
        } finally {
            enter(null);
            Thread.interrupted(); // An interrupt that came too late to be noticed was meant for the start alone.
        }
    }

    synchronized boolean isGoingOn() {
        return starter != null;
    }

    synchronized void interrupt() {
        if (starter != null) {
            starter.interrupt();
        }
    }

    private synchronized void enter(@Nullable Thread thread) {
        starter = thread;
    }
}
