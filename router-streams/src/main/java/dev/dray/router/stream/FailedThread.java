package dev.dray.router.stream;

import dev.dray.router.RouterException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a thread of the stream dies: where the broker was only away, another takes its place after a while,
 * longer each time; anything else ends the router. Runs on the dying thread, whose tasks wait meanwhile.
 */
public final class FailedThread implements StreamsUncaughtExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(FailedThread.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final Consumer<RouterException> end;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();

    /**
     * Watches the threads of one stream.
     *
     * @param end told why when the router cannot go on
     */
    public FailedThread(Consumer<RouterException> end) {
        this.end = end;
    }

    /** The stream runs again: the next failure is the first of its kind. */
    public void recovered() {
        failures.set(0);
    }

    /** The router is being closed: nobody needs a thread any more. */
    public void closing() {
        closing.countDown();
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (!passes(failure)) {
            end.accept(new RouterException(explain(failure), failure));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures.getAndIncrement(), MOST_DOUBLINGS));
        log.atWarn()
                .setCause(failure)
                .addKeyValue("pause", pause)
                .log("The broker did not answer, so the router pauses and tries again");
        return closedWithin(pause)
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }

    private static String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FencedInstanceIdException) {
                return "another router runs under the same name; give each its own router.instance in dray.yaml";
            }
        }
        return "the router cannot go on: %s; nothing is lost, and it continues where it was once that is mended"
                .formatted(failure.getMessage());
    }
}
