package dev.dray.runtime.life;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/**
 * Several services that live as one: started in order, closed in reverse. A failure to start closes the one that failed
 * and what had started before it; a failure to close does not keep the others from being closed, and later failures are
 * suppressed onto the first.
 */
public final class Services implements Service {
    private final List<Service> all;
    private final Deque<Service> started = new ConcurrentLinkedDeque<>();

    public Services(List<? extends Service> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void start() {
        try {
            for (var service : all) {
                started.push(service);
                service.start();
            }
        } catch (RuntimeException | Error failure) {
            try {
                close();
            } catch (RuntimeException | Error another) {
                failure.addSuppressed(another);
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        goingOnPastFailures(service -> {
            try {
                service.close();
            } finally {
                started.remove(service);
            }
        });
    }

    @Override
    public void cut() {
        goingOnPastFailures(Service::cut);
    }

    private void goingOnPastFailures(Consumer<Service> step) {
        Throwable first = null;
        for (var service : List.copyOf(started)) {
            try {
                step.accept(service);
            } catch (RuntimeException | Error failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }
}
