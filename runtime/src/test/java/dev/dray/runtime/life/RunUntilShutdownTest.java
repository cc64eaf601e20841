package dev.dray.runtime.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.runtime.life.RunUntilShutdown.Limits;
import dev.dray.runtime.log.RecordingLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunUntilShutdownTest {
    private static final Limits PATIENT = new Limits(Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final Limits HASTY = new Limits(Duration.ofMillis(1), Duration.ofMinutes(1));
    private static final Limits HOPELESS = new Limits(Duration.ofMillis(1), Duration.ofMillis(1));

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final BlockingService service = new BlockingService();
    private final CountDownLatch halted = new CountDownLatch(1);

    /** A service whose close, and if so wished whose start, waits until it is cut or interrupted. */
    private final class BlockingService implements Service {
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch closing = new CountDownLatch(1);
        private final CountDownLatch cut = new CountDownLatch(1);
        private volatile boolean slowToStart;
        private volatile boolean slowToClose;
        private volatile boolean deafToCuts;

        @Override
        public void start() {
            notes.add("start");
            started.countDown();
            if (slowToStart) {
                await(cut);
            }
        }

        @Override
        public void close() {
            notes.add("close");
            closing.countDown();
            if (slowToClose) {
                await(cut);
            }
        }

        @Override
        public void cut() {
            notes.add("cut");
            if (!deafToCuts) {
                cut.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException failure) {
            throw new IllegalStateException("interrupted", failure);
        }
    }

    private RunUntilShutdown with(Limits limits) {
        return new RunUntilShutdown(service, limits, _ -> () -> notes.add("unsubscribed"), halted::countDown);
    }

    private static CompletableFuture<Void> running(RunUntilShutdown run) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            try {
                run.run();
                done.complete(null);
            } catch (RuntimeException failure) {
                done.completeExceptionally(failure);
            }
        });
        return done;
    }

    private static void finish(CompletableFuture<Void> run) throws Exception {
        run.get(60, TimeUnit.SECONDS);
    }

    @Test
    void theFirstStopClosesSoftly() throws Exception {
        var run = with(PATIENT);
        var done = running(run);
        await(service.started);
        run.stop();
        finish(done);
        assertThat(notes).containsExactly("start", "close", "unsubscribed");
    }

    @Test
    void theSecondStopCuts() throws Exception {
        service.slowToClose = true;
        var run = with(PATIENT);
        var done = running(run);
        await(service.started);
        run.stop();
        await(service.closing);
        run.stop();
        finish(done);
        assertThat(notes).containsExactly("start", "close", "cut", "unsubscribed");
    }

    @Test
    void theSoftLimitCuts() throws Exception {
        service.slowToClose = true;
        var run = with(HASTY);
        var done = running(run);
        await(service.started);
        run.stop();
        finish(done);
        assertThat(notes).containsExactlyInAnyOrder("start", "close", "cut", "unsubscribed");
    }

    @Test
    void theHardLimitHalts() throws Exception {
        service.slowToClose = true;
        service.deafToCuts = true;
        var run = with(HOPELESS);
        try (var log = new RecordingLog(RunUntilShutdown.class)) {
            var done = running(run);
            await(service.started);
            run.stop();
            finish(done);
            await(halted);
            assertThat(log.records()).hasSize(1);
        }
        service.cut.countDown();
    }

    @Test
    void aStopInterruptsAStartThatWaits() throws Exception {
        service.slowToStart = true;
        var run = with(PATIENT);
        var done = running(run);
        await(service.started);
        run.stop();
        finish(done);
        assertThat(notes).containsExactly("start", "close", "unsubscribed");
    }

    @Test
    void aSecondStopWhileStartingHalts() throws Exception {
        service.slowToStart = true;
        var run = new RunUntilShutdown(
                new Service() {
                    @Override
                    public void start() {
                        try {
                            service.start();
                        } catch (IllegalStateException _) {
                            await(halted); // As a library may that takes no notice of interruption.
                        }
                    }

                    @Override
                    public void close() {
                        service.close();
                    }
                },
                PATIENT,
                _ -> () -> {},
                halted::countDown);
        var done = running(run);
        await(service.started);
        run.stop();
        run.stop();
        finish(done);
        assertThat(halted.getCount()).isZero();
    }

    @Test
    void aFailureToStartClosesAndIsThrown() {
        var failing = new RecordingService("a", notes).failingTo("start").failingTo("close");
        assertThatThrownBy(() -> new RunUntilShutdown(failing, PATIENT, _ -> () -> {}, halted::countDown).run())
                .hasMessage("a cannot start")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(notes).containsExactly("start a", "close a");
    }

    @Test
    void aFailureWhileRunningClosesAndIsThrown() {
        var run = with(PATIENT);
        var done = running(run);
        await(service.started);
        run.fail(new IllegalStateException("the stream died"));
        assertThatThrownBy(() -> finish(done))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("the stream died");
        assertThat(notes).containsExactly("start", "close", "unsubscribed");
    }

    @Test
    void aFailureToCloseIsThrown() {
        var failing = new RecordingService("a", notes).failingTo("close");
        var run = new RunUntilShutdown(failing, PATIENT, _ -> () -> {}, halted::countDown);
        run.stop();
        assertThatThrownBy(run::run).hasMessage("a cannot close");
    }
}
