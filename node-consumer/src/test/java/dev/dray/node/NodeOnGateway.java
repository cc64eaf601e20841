package dev.dray.node;

import dev.dray.node.executor.TestingExecutor;
import dev.dray.node.executor.TestingJobs;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A node called mini on a real broker, which stays while the tests of a class come and go. */
abstract class NodeOnGateway {
    @TempDir
    static Path gatewayHome;

    static TestingGateway gateway;
    static HeardFacts<JobEvent> facts;

    @TempDir
    Path home;

    final TestingExecutor executor = new TestingExecutor();
    final SystemTimer timer = new SystemTimer();
    Node node;

    @BeforeAll
    static void startGateway() throws Exception {
        gateway = new TestingGateway(gatewayHome);
        facts = new HeardFacts<>(gateway.clients("test"), Topics.JOB_EVENTS);
    }

    @AfterAll
    static void stopGateway() {
        if (facts != null) {
            facts.close();
            gateway.close();
        }
    }

    @BeforeEach
    void startNode() {
        node = start("mini", home, Duration.ofSeconds(20));
    }

    @AfterEach
    void stopNode() {
        node.cut();
        node.close();
        timer.close();
    }

    Node start(String name, Path where, Duration stop) {
        Node started = new Node(
                TestingNodes.settings(name, stop),
                Map.of("testing", executor),
                gateway.broker(),
                Home.open(where),
                TestingNodes.noGateway(),
                timer,
                InstantSource.system());
        started.start();
        return started;
    }

    static Job.Builder job(String name) {
        return TestingJobs.builder("testing", name);
    }

    static Predicate<JobEvent> of(Job job) {
        return event -> event.getJobId().equals(job.getId());
    }

    static Predicate<JobEvent> of(Job job, JobFact fact) {
        return of(job).and(event -> event.getFact() == fact);
    }
}
