package dev.dray.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.TestingExecutor;
import dev.dray.node.executor.TestingJobs;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What one node does with the jobs of its lanes. */
class NodeIT extends NodeOnGateway {
    @Test
    void aJobBecomesFactsAndThenAnOffset() throws Exception {
        long before = gateway.committed("video");
        Job job = job("greet").build();
        gateway.queue(job);
        facts.await(of(job, JobFact.SUCCEEDED));
        assertThat(facts.all(of(job)))
                .extracting(JobEvent::getId)
                .containsExactly(job.getId() + "/1/started", job.getId() + "/1/succeeded");
        assertThat(facts.all(of(job))).extracting(JobEvent::getBy).containsOnly("mini");
        facts.awaitSight(() -> gateway.committed("video") == before + 1);
    }

    @Test
    void theSameRecordAgainIsAnsweredAndNotRunAgain() throws Exception {
        Job job = job("greet").build();
        gateway.queue(job);
        facts.await(of(job, JobFact.SUCCEEDED));
        gateway.queue(job);
        List<JobEvent> ends = facts.await(of(job, JobFact.SUCCEEDED), 2);
        assertThat(ends.get(1)).isEqualTo(ends.get(0));
        assertThat(facts.all(of(job, JobFact.STARTED))).hasSize(1);
    }

    @Test
    void aJobDeliveredAgainWhileItRunsIsNotBegunTwice() throws Exception {
        Job job = job("wait").build();
        long before = gateway.committed("video");
        gateway.queue(job);
        TestingExecutor.Run run = executor.next();
        gateway.queue(job);
        Job after = job("greet").setConversation(job.getConversation()).build();
        gateway.queue(after);
        run.succeed();
        facts.await(of(after, JobFact.SUCCEEDED));
        facts.awaitSight(() -> gateway.committed("video") == before + 3);
        assertThat(facts.all(of(job, JobFact.STARTED))).hasSize(1);
        assertThat(facts.all(of(job, JobFact.SUCCEEDED))).hasSize(1);
    }

    @Test
    void anOffsetBehindARunningJobWaitsForIt() throws Exception {
        Job slow = job("wait").setConversation("telegram/1").build();
        Job quick = job("greet").setConversation("telegram/1").build();
        gateway.queue(slow);
        TestingExecutor.Run run = executor.next();
        long before = gateway.committed("video");
        gateway.queue(quick);
        assertThat(facts.all(of(quick))).isEmpty();
        run.succeed();
        facts.await(of(quick, JobFact.SUCCEEDED));
        facts.awaitSight(() -> gateway.committed("video") == before + 2);
    }

    @Test
    void conversationsRunBesideEachOtherAndEachInOrder() throws Exception {
        Job first = job("wait").setConversation("telegram/1").build();
        Job second = job("greet").setConversation("telegram/1").build();
        Job other = job("greet").setConversation("telegram/2").build();
        gateway.queue(first);
        TestingExecutor.Run run = executor.next();
        gateway.queue(second);
        gateway.queue(other);
        facts.await(of(other, JobFact.SUCCEEDED));
        assertThat(facts.all(of(second))).isEmpty();
        run.succeed();
        facts.await(of(second, JobFact.SUCCEEDED));
    }

    @Test
    void noMoreJobsThanTheConcurrencyRunAtOnce() throws Exception {
        for (int n = 0; n < 4; n++) {
            gateway.queue(job("wait").setConversation("telegram/" + n).build());
        }
        TestingExecutor.Run first = executor.next();
        TestingExecutor.Run second = executor.next();
        Job elsewhere = job("greet").setLane("shell").build();
        gateway.queue(elsewhere);
        facts.await(of(elsewhere, JobFact.SUCCEEDED));
        assertThat(executor.isQuiet()).isTrue();
        first.succeed();
        TestingExecutor.Run third = executor.next();
        second.succeed();
        third.succeed();
        executor.next().succeed();
    }

    @Test
    void heartbeatsNameWhatRuns() throws Exception {
        Job job = job("wait").build();
        gateway.queue(job);
        TestingExecutor.Run run = executor.next();
        try (HeardFacts<NodeHeartbeat> heartbeats = new HeardFacts<>(gateway.clients("test"), Topics.NODES)) {
            Instant named = heartbeats
                    .await(beat -> beat.getRunning().equals(List.of(job.getId())))
                    .getAt();
            run.succeed();
            heartbeats.await(beat -> beat.getRunning().isEmpty() && beat.getAt().isAfter(named));
        }
    }

    @Test
    void aRunningJobIsCancelledWithinASecond() throws Exception {
        Job job = job("wait").build();
        gateway.queue(job);
        executor.next();
        long start = System.nanoTime();
        gateway.cancel(job);
        JobEvent end = facts.await(of(job, JobFact.CANCELLED));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(end.getText()).isEqualTo("cancelled by telegram:42");
    }

    @Test
    void aJobCancelledBeforeItCameIsNotRun() throws Exception {
        Job job = job("greet").build();
        gateway.cancel(job);
        gateway.queue(job);
        facts.await(of(job, JobFact.CANCELLED));
        assertThat(facts.all(of(job, JobFact.STARTED))).isEmpty();
    }

    @Test
    void whatIsNoJobBecomesADeadLetterAndIsPassed() throws Exception {
        Job next = job("greet").setConversation("poison").build();
        long before = gateway.committed("video");
        try (HeardFacts<DeadLetter> letters = new HeardFacts<>(gateway.clients("test"), Topics.DEAD_LETTERS)) {
            gateway.send(new ProducerRecord<>("dray.jobs.video", "poison", "{\"no\":\"job\"}".getBytes(UTF_8)));
            gateway.queue(next);
            DeadLetter letter = letters.await(each -> each.getPayloadKey().equals("poison"));
            assertThat(letter.getReason()).isEqualTo("undecodable");
            assertThat(letter.getPayload()).isEqualTo(java.nio.ByteBuffer.wrap("{\"no\":\"job\"}".getBytes(UTF_8)));
        }
        facts.await(of(next, JobFact.SUCCEEDED));
        facts.awaitSight(() -> gateway.committed("video") == before + 2);
    }

    @Test
    void aJobForAnExecutorTheNodeLacksFailsInWords() throws Exception {
        Job job = TestingJobs.builder("agent", "plan").build();
        gateway.queue(job);
        assertThat(facts.await(of(job, JobFact.FAILED)).getText())
                .isEqualTo("Node mini cannot do agent: it has testing. Route the job to a lane of a node that can.");
    }

    @Test
    void aSoftStopFinishesWhatRunsAndTakesNothingMore() throws Exception {
        Job running = job("wait").setConversation("telegram/1").build();
        Job waiting = job("greet").setConversation("telegram/1").build();
        gateway.queue(running);
        TestingExecutor.Run run = executor.next();
        gateway.queue(waiting);
        Instant stop = InstantSource.system().instant();
        Thread closing = Thread.ofVirtual().start(node::close);
        try (HeardFacts<NodeHeartbeat> heartbeats = new HeardFacts<>(gateway.clients("test"), Topics.NODES)) {
            heartbeats.await(beat -> beat.getStopping() && beat.getAt().isAfter(stop));
        }
        run.succeed();
        assertThat(closing.join(Duration.ofSeconds(60))).isTrue();
        facts.await(of(running, JobFact.SUCCEEDED));
        assertThat(facts.all(of(waiting))).isEmpty();
        node = start("mini", home, Duration.ofSeconds(20));
        facts.await(of(waiting, JobFact.SUCCEEDED));
        assertThat(facts.all(of(running, JobFact.SUCCEEDED))).hasSize(1);
    }

    @Test
    void whatAHardStopCutIsInterruptedAndRunAgain() throws Exception {
        Job job = job("wait").build();
        gateway.queue(job);
        executor.next();
        node.cut();
        node.close();
        assertThat(facts.all(of(job))).extracting(JobEvent::getFact).containsExactly(JobFact.STARTED);
        node = start("mini", home, Duration.ofSeconds(20));
        executor.next().succeed();
        facts.await(of(job, JobFact.SUCCEEDED));
        assertThat(facts.all(of(job)))
                .extracting(JobEvent::getId)
                .containsExactly(
                        job.getId() + "/1/started",
                        job.getId() + "/1/interrupted",
                        job.getId() + "/1/2/started",
                        job.getId() + "/1/succeeded");
    }

    @Test
    void aStartIsReportedWithinMillisecondsOfTheJob() throws Exception {
        List<Long> nanos = new java.util.ArrayList<>();
        for (int n = 0; n < 60; n++) {
            Job job = job("greet").build();
            long start = System.nanoTime();
            gateway.queue(job);
            facts.await(of(job, JobFact.STARTED));
            nanos.add(System.nanoTime() - start);
        }
        nanos.sort(null);
        assertThat(Duration.ofNanos(nanos.get(30))).isLessThan(Duration.ofMillis(200));
    }
}
