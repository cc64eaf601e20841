package dev.dray.node.attempt;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.Outcome;
import dev.dray.node.executor.TestingExecutor;
import dev.dray.node.executor.TestingJobs;
import dev.dray.node.file.JobFiles;
import dev.dray.node.file.Patience;
import dev.dray.node.file.Transfer;
import dev.dray.node.intake.LedgerWatch;
import dev.dray.node.intake.Taking;
import dev.dray.node.ledger.Attempt;
import dev.dray.node.ledger.Ledger;
import dev.dray.node.ledger.Standing;
import dev.dray.node.report.By;
import dev.dray.node.report.Facts;
import dev.dray.node.report.LaterWrites;
import dev.dray.node.report.RecordingProducer;
import dev.dray.node.report.Reporter;
import dev.dray.node.report.ResultOutbox;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.schema.Attachment;
import dev.dray.schema.Intake;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Track;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final BlockingQueue<Optional<Taking>> troubles = new LinkedBlockingQueue<>();
    private final TestingExecutor executor = new TestingExecutor();
    private final RecordingProducer producer = new RecordingProducer();
    private final SystemTimer timer = new SystemTimer();
    private final Transfer transfer = new Transfer(
            () -> {
                throw new IllegalStateException("these jobs were sent no files");
            },
            Patience.ofAMinute());
    private final HeldCourier courier = new HeldCourier();
    private final Job job = TestingJobs.job("testing", "wait");

    @TempDir
    Path directory;

    private ResultOutbox outbox;
    private Ledger ledger;
    private Reporter reporter;
    private Attempts attempts;

    @BeforeEach
    void open() {
        InstantSource clock = InstantSource.fixed(TestingJobs.AT);
        LedgerWatch watch = new LedgerWatch(troubles::add, clock);
        ledger = Ledger.open(directory.resolve("ledger.db"));
        reporter = new Reporter(producer, timer);
        outbox = new ResultOutbox(ledger, reporter, new LaterWrites(watch, timer, AGAIN), courier, clock);
        attempts = new Attempts(
                new By("mini", Track.STABLE),
                Map.of("testing", executor),
                new Workspaces(directory.resolve("work")),
                new JobFiles(transfer),
                new Attempts.Records(ledger, watch, outbox, reporter, new Cancels()),
                clock,
                AGAIN);
    }

    @AfterEach
    void close() {
        attempts.cut();
        reporter.close();
        outbox.close();
        transfer.close();
        timer.close();
        ledger.close();
    }

    @Test
    void anAttemptIsSettledOnlyWhenTheBrokerHasItsEnd() throws Exception {
        CompletableFuture<Void> settled = settle(job);
        executor.next().succeed();
        producer.next(JobFact.STARTED);
        JobEvent end = producer.next(JobFact.SUCCEEDED);
        assertThat(ledger.unacked()).containsEntry(Attempt.of(job), end);
        assertThat(settled).isNotDone();
        producer.acknowledgeAll();
        settled.get(30, SECONDS);
    }

    @Test
    void aResultIsKeptAtOnceAndToldWhenTheGatewayHasItsFiles() throws Exception {
        CompletableFuture<Void> settled = settle(job);
        TestingExecutor.Run run = executor.next();
        Files.writeString(run.context().out().resolve("a.txt"), "hello");
        run.succeed();
        JobEvent held = courier.next();
        assertThat(held.getAttachments()).extracting(Attachment::getName).containsExactly("a.txt");
        assertThat(ledger.unacked()).containsEntry(Attempt.of(job), held);
        assertThat(producer.next(JobFact.STARTED).getJobId()).isEqualTo(job.getId());
        assertThat(producer.history()).as("its start only").hasSize(1);
        courier.letGo(held);
        assertThat(producer.next(JobFact.SUCCEEDED)).isEqualTo(held);
        producer.acknowledgeAll();
        settled.get(30, SECONDS);
    }

    @Test
    void aResultWhoseFilesWaitIsToldByTheNextProcessAndNotRunAgain() throws Exception {
        CompletableFuture<Void> settled = settle(job);
        TestingExecutor.Run run = executor.next();
        Files.writeString(run.context().out().resolve("a.txt"), "hello");
        run.succeed();
        JobEvent held = courier.next();
        InstantSource clock = InstantSource.fixed(TestingJobs.AT);
        RecordingProducer next = new RecordingProducer();
        try (Reporter nextReporter = new Reporter(next, timer)) {
            LaterWrites later = new LaterWrites(new LedgerWatch(troubles::add, clock), timer, AGAIN);
            new ResultOutbox(ledger, nextReporter, later, courier, clock).resume();
            assertThat(courier.next()).isEqualTo(held);
            courier.letGo(held);
            assertThat(next.next(JobFact.SUCCEEDED)).isEqualTo(held);
        }
        assertThat(executor.isQuiet()).isTrue();
        assertThat(settled).isNotDone();
    }

    @Test
    void whatAnAttemptBeforeLeftIsNoFileOfTheResult() throws Exception {
        Path out = Files.createDirectories(
                directory.resolve("work").resolve(job.getId()).resolve("out"));
        Files.writeString(out.resolve("half.txt"), "hel");
        CompletableFuture<Void> settled = settle(job);
        TestingExecutor.Run run = executor.next();
        assertThat(run.context().out()).isEqualTo(out).isEmptyDirectory();
        run.succeed();
        assertThat(producer.next(JobFact.STARTED).getAttempt()).isOne();
        assertThat(producer.next(JobFact.SUCCEEDED).getAttachments()).isEmpty();
        producer.acknowledgeAll();
        settled.get(30, SECONDS);
    }

    @Test
    void aResultWithWhatIsNoFileFailsInWords() throws Exception {
        settle(job);
        TestingExecutor.Run run = executor.next();
        Files.createSymbolicLink(run.context().out().resolve("link"), directory);
        run.succeed();
        producer.next(JobFact.STARTED);
        assertThat(producer.next(JobFact.FAILED).getText()).contains("link is no file", "DRAY_OUT");
    }

    @Test
    void anEndThatIsStillBeingWrittenIsOnItsWayAlready() throws Exception {
        JobEvent end = new Facts(Attempt.of(job), 1, new By("mini", Track.STABLE), InstantSource.fixed(TestingJobs.AT))
                .ended(new Outcome.Done("ok"));
        CompletableFuture<Void> delivered;
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                Statement lock = other.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            outbox.put(Attempt.of(job), end);
            delivered = outbox.delivered();
            assertThat(delivered).isNotDone();
            lock.execute("ROLLBACK");
        }
        assertThat(producer.next(JobFact.SUCCEEDED)).isEqualTo(end);
        assertThat(delivered).isNotDone();
        producer.acknowledgeAll();
        delivered.get(30, SECONDS);
    }

    @Test
    void anAttemptWhoseDeadlineHasPassedIsNotBegun() throws Exception {
        Job late = TestingJobs.builder("testing", "wait")
                .setDeadlineAt(TestingJobs.AT)
                .build();
        CompletableFuture<Void> settled = settle(late);
        assertThat(producer.next(JobFact.FAILED)).satisfies(end -> {
            assertThat(end.getText()).isEqualTo("its deadline passed before it started");
            assertThat(end.getRetryAfterMillis()).isEmpty();
        });
        producer.acknowledgeAll();
        settled.get(30, SECONDS);
    }

    @Test
    void aRunningAttemptIsKnownToWhoeverBringsItAgain() throws Exception {
        CompletableFuture<Void> settled = settle(job);
        TestingExecutor.Run run = executor.next();
        assertThat(attempts.running()).containsExactly(job.getId());
        CompletableFuture<Void> again = attempts.underWay(Attempt.of(job)).orElseThrow();
        CompletableFuture<Void> second = settle(job);
        assertThat(executor.begunWithin(Duration.ofMillis(500))).isFalse();
        run.succeed();
        producer.next(JobFact.SUCCEEDED);
        producer.acknowledgeAll();
        again.get(30, SECONDS);
        second.get(30, SECONDS);
        settled.get(30, SECONDS);
        assertThat(attempts.running()).isEmpty();
        assertThat(executor.isQuiet()).isTrue();
    }

    @Test
    void anAttemptThatEndedIsAnsweredFromTheLedgerAndNotRunAgain() throws Exception {
        CompletableFuture<Void> settled = settle(job);
        executor.next().succeed();
        JobEvent end = producer.next(JobFact.SUCCEEDED);
        producer.acknowledgeAll();
        settled.get(30, SECONDS);
        CompletableFuture<Void> again = settle(job);
        assertThat(producer.next(JobFact.SUCCEEDED)).isEqualTo(end);
        producer.acknowledgeAll();
        again.get(30, SECONDS);
        assertThat(executor.isQuiet()).isTrue();
    }

    @Test
    void whatTheLedgerCannotKeepIsNotBegunUntilItCan() throws Exception {
        try (BrokenLedger broken = new BrokenLedger(directory.resolve("ledger.db"))) {
            settle(job);
            settle(TestingJobs.job("testing", "wait"));
            assertThat(trouble().map(Taking::intake)).contains(Intake.BLOCKED);
            assertThat(executor.begunWithin(Duration.ofMillis(500))).isFalse();
            assertThat(troubles).as("told once").isEmpty();
            broken.mend();
        }
        executor.next().succeed();
        executor.next().succeed();
        producer.next(JobFact.SUCCEEDED);
        assertThat(trouble()).isEmpty();
    }

    @Test
    void aResultTheLedgerCannotKeepIsSentAllTheSameAndKeptOnceItCan() throws Exception {
        settle(job);
        TestingExecutor.Run run = executor.next();
        try (BrokenLedger broken = new BrokenLedger(directory.resolve("ledger.db"))) {
            run.succeed();
            JobEvent end = producer.next(JobFact.SUCCEEDED);
            assertThat(trouble()).isPresent();
            broken.mend();
            assertThat(trouble()).isEmpty();
            assertThat(ledger.unacked()).containsExactly(Map.entry(Attempt.of(job), end));
        }
    }

    @Test
    void aResultThatIsKeptAfterTheBrokerHasItIsNotSentAgain() throws Exception {
        CompletableFuture<Void> settled = settle(job);
        TestingExecutor.Run run = executor.next();
        try (BrokenLedger broken = new BrokenLedger(directory.resolve("ledger.db"))) {
            run.succeed();
            JobEvent end = producer.next(JobFact.SUCCEEDED);
            assertThat(trouble()).isPresent();
            producer.acknowledgeAll();
            settled.get(30, SECONDS);
            broken.mend();
            assertThat(trouble()).isEmpty();
            assertThat(ledger.take(Attempt.of(job), TestingJobs.AT)).isEqualTo(new Standing.Ended(end));
            assertThat(ledger.unacked()).isEmpty();
        }
    }

    @Test
    void anAcknowledgementTheLedgerCannotKeepIsKeptOnceItCan() throws Exception {
        CompletableFuture<Void> settled = settle(job);
        executor.next().succeed();
        producer.next(JobFact.SUCCEEDED);
        try (BrokenLedger broken = new BrokenLedger(directory.resolve("ledger.db"))) {
            producer.acknowledgeAll();
            settled.get(30, SECONDS);
            assertThat(trouble()).isPresent();
            broken.mend();
            assertThat(trouble()).isEmpty();
            assertThat(ledger.unacked()).isEmpty();
        }
    }

    @Test
    void whatAStopCutsIsNotReportedAndFoundAgain() throws Exception {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        Thread running = Thread.ofVirtual().start(() -> attempts.settle(job).thenRun(() -> settled.complete(null)));
        executor.next();
        attempts.cut();
        assertThat(running.join(Duration.ofSeconds(30))).isTrue();
        CompletableFuture<Void> later = settle(TestingJobs.job("testing", "greet"));
        assertThat(ledger.unended()).containsExactly(Attempt.of(job));
        assertThat(settled).isNotDone();
        assertThat(later).isNotDone();
        assertThat(executor.isQuiet()).isTrue();
    }

    private CompletableFuture<Void> settle(Job which) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> attempts.settle(which).thenRun(() -> settled.complete(null)));
        return settled;
    }

    private Optional<Taking> trouble() throws InterruptedException {
        Optional<Taking> trouble = troubles.poll(30, SECONDS);
        if (trouble == null) {
            throw new AssertionError("nothing changed within 30 s");
        }
        return trouble;
    }
}
