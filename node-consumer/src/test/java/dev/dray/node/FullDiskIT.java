package dev.dray.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.TestingJobs;
import dev.dray.schema.Intake;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A node in a process of its own whose ledger cannot grow, and then can again. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the limit of a process that runs cannot be changed")
class FullDiskIT {
    private static final String UNTIL_TOLD = "echo begun; until [ -e ../go ]; do sleep 0.1; done; echo rendered";
    /** The ledger's log is longer as soon as it has been made; what a task says is not. */
    private static final int LESS_THAN_THE_LEDGER = 8_192;

    @TempDir
    Path gatewayHome;

    @TempDir
    Path home;

    @Test
    void intakeStopsAndResultsDoNotAndAllGoesOnWhenThereIsRoomAgain() throws Exception {
        try (TestingGateway gateway = new TestingGateway(gatewayHome);
                HeardFacts<JobEvent> facts = new HeardFacts<>(gateway.clients("test"), Topics.JOB_EVENTS);
                HeardFacts<NodeHeartbeat> beats = new HeardFacts<>(gateway.clients("test"), Topics.NODES);
                NodeProcess node = NodeProcess.start(home, gateway.broker().bootstrap(), UNTIL_TOLD)) {
            Job running = job("telegram/1").build();
            gateway.queue(running);
            facts.await(of(running, JobFact.PROGRESS));

            node.limitFiles(OptionalInt.of(LESS_THAN_THE_LEDGER));
            Job noticing = job("telegram/2").build();
            gateway.queue(noticing);
            NodeHeartbeat blocked = beats.await(beat -> beat.getIntake() == Intake.BLOCKED);
            assertThat(blocked.getIntakeWhy()).contains("node-ledger.db", "failed: the disk");
            Job later = job("telegram/3").setLane("shell").build();
            gateway.queue(later);
            Files.createFile(home.resolve("work").resolve("go"));
            assertThat(facts.await(of(running, JobFact.SUCCEEDED)).getText()).endsWith("rendered");
            beats.await(beat -> beat.getAt().isAfter(blocked.getAt().plusSeconds(2)));
            assertThat(facts.all(event -> event.getJobId().equals(noticing.getId())))
                    .isEmpty();
            assertThat(facts.all(event -> event.getJobId().equals(later.getId())))
                    .isEmpty();

            node.limitFiles(OptionalInt.empty());
            beats.await(
                    beat -> beat.getIntake() == Intake.TAKING && beat.getAt().isAfter(blocked.getAt()));
            for (Job job : List.of(noticing, later)) {
                facts.await(of(job, JobFact.SUCCEEDED));
            }
            gateway.queue(running);
            facts.await(of(running, JobFact.SUCCEEDED), 2);
            assertThat(facts.all(of(running, JobFact.STARTED)))
                    .as("what ended on the full disk is kept since, and answered")
                    .hasSize(1);
        }
    }

    private static Job.Builder job(String conversation) {
        return TestingJobs.builder("task", "slow").setConversation(conversation);
    }

    private static Predicate<JobEvent> of(Job job, JobFact fact) {
        return event -> event.getJobId().equals(job.getId()) && event.getFact() == fact;
    }
}
