package dev.dray.runtime.life;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process around a service that says what is done to it: quick or slow to close, or one that calls for an exit. */
final class TestingProcess implements Service {
    private final String manner;
    private final CountDownLatch cut = new CountDownLatch(1);

    private TestingProcess(String manner) {
        this.manner = manner;
    }

    public static void main(String[] arguments) {
        var limits = new RunUntilShutdown.Limits(Duration.ofMinutes(2), Duration.ofMinutes(2));
        new RunUntilShutdown(new TestingProcess(arguments[0]), limits).run();
        System.out.println("ended");
    }

    @Override
    public void start() {
        System.out.println("started");
        if (manner.equals("exit")) {
            Thread.ofPlatform().start(() -> System.exit(7));
        }
    }

    @Override
    public void close() {
        System.out.println("closing");
        if (manner.equals("slow")) {
            try {
                var _ = cut.await(2, TimeUnit.MINUTES);
            } catch (InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @Override
    public void cut() {
        System.out.println("cut");
        cut.countDown();
    }
}
