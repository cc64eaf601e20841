package dev.dray.node.attempt;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.TestingExecutor;
import dev.dray.node.executor.TestingJobs;
import dev.dray.node.ledger.Attempt;
import dev.dray.node.ledger.Ledger;
import dev.dray.node.report.RecordingProducer;
import dev.dray.node.report.Reporter;
import dev.dray.node.report.ResultOutbox;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {
    private final TestingExecutor executor = new TestingExecutor();
    private final RecordingProducer producer = new RecordingProducer();
    private final SystemTimer timer = new SystemTimer();
    private final Job job = TestingJobs.job("testing", "wait");

    @TempDir
    Path directory;

    private Ledger ledger;
    private Reporter reporter;
    private Attempts attempts;

    @BeforeEach
    void open() {
        InstantSource clock = InstantSource.fixed(TestingJobs.AT);
        ledger = Ledger.open(directory.resolve("ledger.db"));
        reporter = new Reporter(producer, timer);
        attempts = new Attempts(
                "mini",
                Map.of("testing", executor),
                new Workspaces(directory.resolve("work")),
                new Attempts.Records(ledger, new ResultOutbox(ledger, reporter, clock), reporter, new Cancels()),
                clock,
                Duration.ofMillis(50));
    }

    @AfterEach
    void close() {
        attempts.cut();
        reporter.close();
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
        CompletableFuture<Void> again = attempts.underWay(Attempt.of(job)).orElseThrow();
        assertThat(attempts.settle(job)).isSameAs(again);
        run.succeed();
        producer.next(JobFact.SUCCEEDED);
        producer.acknowledgeAll();
        again.get(30, SECONDS);
        settled.get(30, SECONDS);
        assertThat(executor.isQuiet()).isTrue();
    }

    @Test
    void whatTheLedgerCannotKeepIsNotBegunUntilItCan() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE attempts RENAME TO hidden");
            settle(job);
            assertThat(executor.begunWithin(Duration.ofMillis(500))).isFalse();
            statement.execute("ALTER TABLE hidden RENAME TO attempts");
        }
        executor.next().succeed();
        producer.next(JobFact.SUCCEEDED);
    }

    @Test
    void aResultTheLedgerCannotKeepIsSentAllTheSame() throws Exception {
        settle(job);
        TestingExecutor.Run run = executor.next();
        ledger.close();
        run.succeed();
        producer.next(JobFact.SUCCEEDED);
    }

    @Test
    void whatAStopCutsIsNotReportedAndFoundAgain() throws Exception {
        CompletableFuture<Void> settled = settle(job);
        executor.next();
        attempts.cut();
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
}
