package dev.dray.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.Outcome;
import dev.dray.node.executor.TestingExecutor;
import dev.dray.node.executor.TestingJobs;
import dev.dray.node.ledger.Attempt;
import dev.dray.node.ledger.Ledger;
import dev.dray.node.process.JobProcesses;
import dev.dray.node.process.ProcessTable;
import dev.dray.node.report.By;
import dev.dray.node.report.Facts;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.OnInterrupt;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to jobs when the node is killed or the broker goes away. */
class OutageIT {
    /** Hangs on its first run, in a process that moved away, and ends on its second. */
    private static final String HANGS_ONCE =
            "[ -e again ] && { echo rendered; exit; }; touch again; (setsid sleep 600 &); echo begun; sleep 600";

    @TempDir
    Path gatewayHome;

    @TempDir
    Path home;

    private TestingGateway gateway;
    private HeardFacts<JobEvent> facts;

    @BeforeEach
    void start() throws Exception {
        gateway = new TestingGateway(gatewayHome);
        facts = new HeardFacts<>(gateway.clients("test"), Topics.JOB_EVENTS);
    }

    @AfterEach
    void stop() {
        facts.close();
        gateway.close();
    }

    @Test
    void aJobWhoseNodeWasKilledIsRunAgainAtOnceAndReportedOnce() throws Exception {
        Job job = TestingJobs.builder("task", "slow").build();
        killWhileRunning(job);
        Map<String, String> marks = JobProcesses.marks(job.getId(), "mini");
        assertThat(ProcessTable.ofThisMachine().marked(marks))
                .as("left by the killed node")
                .isNotEmpty();
        long start = System.nanoTime();
        try (NodeProcess _ = NodeProcess.start(home, gateway.broker().bootstrap(), HANGS_ONCE)) {
            assertThat(facts.await(of(job, JobFact.SUCCEEDED)).getText()).isEqualTo("rendered");
            // The session of 45 s was not waited for: the node found its partitions again under its name.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            facts.awaitSight(() -> gateway.committed("video") == 1);
            assertThat(ProcessTable.ofThisMachine().marked(marks)).isEmpty();
        }
        assertThat(facts.all(of(job)).stream()
                        .filter(fact -> fact.getFact() != JobFact.PROGRESS && fact.getFact() != JobFact.TOOL))
                .extracting(JobEvent::getId)
                .containsExactly(
                        job.getId() + "/1/started",
                        job.getId() + "/1/interrupted",
                        job.getId() + "/1/2/started",
                        job.getId() + "/1/succeeded");
    }

    @Test
    void aJobThatMustNotRunTwiceFailsWhenItsNodeWasKilled() throws Exception {
        Job job = TestingJobs.builder("task", "slow")
                .setOnInterrupt(OnInterrupt.FAIL)
                .build();
        killWhileRunning(job);
        try (NodeProcess _ = NodeProcess.start(home, gateway.broker().bootstrap(), HANGS_ONCE)) {
            assertThat(facts.await(of(job, JobFact.FAILED)).getText())
                    .isEqualTo("interrupted: the node stopped while it ran");
            facts.awaitSight(() -> gateway.committed("video") == 1);
        }
        assertThat(facts.all(of(job, JobFact.STARTED))).hasSize(1);
        assertThat(ProcessTable.ofThisMachine().marked(JobProcesses.marks(job.getId(), "mini")))
                .isEmpty();
    }

    @Test
    void aJobThatAsksIsLeftToItsOwnerWhenItsNodeWasKilled() throws Exception {
        Job job = TestingJobs.builder("task", "slow")
                .setOnInterrupt(OnInterrupt.ASK)
                .build();
        killWhileRunning(job);
        try (NodeProcess _ = NodeProcess.start(home, gateway.broker().bootstrap(), HANGS_ONCE)) {
            facts.await(of(job, JobFact.INTERRUPTED));
            facts.awaitSight(() -> gateway.committed("video") == 1);
            gateway.queue(Job.newBuilder(job)
                    .setQueuedAt(job.getQueuedAt().plusSeconds(60))
                    .build());
            assertThat(facts.await(of(job, JobFact.SUCCEEDED)).getText()).isEqualTo("rendered");
        }
    }

    @Test
    void aResultFoundWhileTheBrokerIsAwayArrivesWhenItIsBack() throws Exception {
        TestingExecutor executor = new TestingExecutor();
        Job job = TestingJobs.job("testing", "wait");
        try (SystemTimer timer = new SystemTimer();
                Node node = node(executor, timer)) {
            node.start();
            gateway.queue(job);
            TestingExecutor.Run run = executor.next();
            facts.await(of(job, JobFact.STARTED));
            gateway.stopBroker();
            run.context().progress("half way");
            run.succeed();
            gateway.startBroker();
            facts.await(of(job, JobFact.SUCCEEDED));
            assertThat(facts.all(of(job)).stream().distinct())
                    .extracting(JobEvent::getFact)
                    .containsExactly(JobFact.STARTED, JobFact.PROGRESS, JobFact.SUCCEEDED);
            facts.awaitSight(() -> gateway.committed("video") == 1);
            Job next = TestingJobs.job("testing", "greet");
            gateway.queue(next);
            facts.await(of(next, JobFact.SUCCEEDED));
        }
    }

    @Test
    void aResultTheBrokerNeverGotIsSentAfterARestart() throws Exception {
        TestingExecutor executor = new TestingExecutor();
        Job job = TestingJobs.job("testing", "wait");
        try (SystemTimer timer = new SystemTimer()) {
            Node node = node(executor, timer);
            node.start();
            gateway.queue(job);
            TestingExecutor.Run run = executor.next();
            facts.await(of(job, JobFact.STARTED));
            gateway.stopBroker();
            run.succeed();
            node.close();
            Node again = node(executor, timer);
            Thread starting = Thread.ofVirtual().start(again::start);
            gateway.startBroker();
            facts.await(of(job, JobFact.SUCCEEDED));
            assertThat(starting.join(HeardFacts.PATIENCE)).isTrue();
            facts.awaitSight(() -> gateway.committed("video") == 1);
            again.close();
        }
        assertThat(facts.all(of(job, JobFact.STARTED)).stream().distinct()).hasSize(1);
        assertThat(executor.isQuiet()).isTrue();
    }

    @Test
    void aResultIsSentAfterARestartAlsoWhereItsJobIsNotDeliveredAgain() throws Exception {
        Job job = TestingJobs.job("testing", "wait");
        JobEvent end = new Facts(Attempt.of(job), 1, new By("mini", Track.STABLE), InstantSource.system())
                .ended(new Outcome.Done("rendered"));
        try (Ledger ledger = Ledger.open(Home.open(home).state().resolve("node-ledger.db"))) {
            ledger.ended(Attempt.of(job), end, InstantSource.system().instant()).join();
        }
        try (SystemTimer timer = new SystemTimer()) {
            Node node = node(new TestingExecutor(), timer);
            node.start();
            assertThat(facts.await(of(job, JobFact.SUCCEEDED)).getText()).isEqualTo("rendered");
            node.close();
        }
    }

    private void killWhileRunning(Job job) throws Exception {
        try (NodeProcess node = NodeProcess.start(home, gateway.broker().bootstrap(), HANGS_ONCE)) {
            gateway.queue(job);
            facts.await(of(job, JobFact.PROGRESS));
            node.kill();
        }
    }

    private Node node(TestingExecutor executor, SystemTimer timer) {
        return new Node(
                TestingNodes.settings("mini"),
                Map.of("testing", executor),
                gateway.broker(),
                Home.open(home),
                TestingNodes.noGateway(),
                timer,
                InstantSource.system());
    }

    private static Predicate<JobEvent> of(Job job) {
        return event -> event.getJobId().equals(job.getId());
    }

    private static Predicate<JobEvent> of(Job job, JobFact fact) {
        return of(job).and(event -> event.getFact() == fact);
    }
}
