package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateway, node and memory as three processes on three homes; each test leaves all three running. */
class ThreeProcessesIT {
    private static final String ROUTES = """
            lanes: {shell: {concurrency: 2}}
            routes:
              - {name: quick, when: {command: /quick}, run: {task: quick, lane: shell}}
              - {name: gate, when: {command: /gate}, run: {task: gate, lane: shell}}
            """;

    @TempDir
    static Path directory;

    private static Gate gate;
    private static ThreeMachines three;

    @BeforeAll
    static void startAll() throws Exception {
        gate = Gate.in(directory, "gate");
        String node = """
                lanes: {shell: {concurrency: 2}}
                node: {name: mini, stop: 2s}
                tasks:
                  quick: {run: [echo, quick]}
                  %s
                """.formatted(gate.task("gate"));
        three = ThreeMachines.start(directory, ROUTES, node);
    }

    @AfterAll
    static void endAll() {
        if (three != null) {
            three.close();
        }
    }

    @BeforeEach
    void closeGate() throws Exception {
        gate.close();
    }

    @Test
    void messagesAreAnsweredByWhomTheyAreForAndRememberedByTheThird() throws Exception {
        String note = send("remember the milk");
        String help = send("/help");
        String quick = send("/quick");
        assertThat(three.topics().answerTo(note).getText()).isNotBlank();
        assertThat(three.topics().answerTo(help).getText()).contains("/status");
        assertThat(three.topics().answerTo(quick).getText())
                .startsWith("quick")
                .contains("waited")
                .contains("on mini");
        for (String message : List.of(note, help, quick)) {
            three.dailyLogs().awaitMessage(message);
            new OneResult(three.topics()).of(message);
        }
        assertThat(three.http().replies(quick)).contains("\"final\":true", "on mini");
        assertThat(facts(quick, JobFact.SUCCEEDED)).extracting(JobEvent::getBy).containsOnly("mini");
        assertThat(facts(help, JobFact.SUCCEEDED)).extracting(JobEvent::getBy).containsOnly("gateway");
    }

    @Test
    void nothingListensOnTheNodeNorOnTheMemory() throws Exception {
        assumeTrue(ListeningSockets.canBeTold(), "only Linux tells of another process's sockets, under /proc");
        assertThat(ListeningSockets.of(three.node().handle().pid())).isEmpty();
        assertThat(ListeningSockets.of(three.memory().handle().pid())).isEmpty();
        assertThat(ListeningSockets.of(three.gateway().handle().pid()))
                .as("the gateway, which does listen: HTTP, broker, controller")
                .hasSize(3);
    }

    @Test
    void aJobCutByTheKillOfItsNodeRunsAgainAndHasOneResult() throws Exception {
        String message = send("/gate");
        awaitBegun(1);
        three.node().kill();
        three.startNode();
        awaitBegun(2);
        gate.open();
        assertThat(three.topics().answerTo(message).getText()).contains("went through");
        assertNothingMoreComesOf(message);
        assertThat(gate.ended())
                .as("runs that came to their end; the first was cut")
                .hasSize(1);
        assertThat(facts(message, JobFact.INTERRUPTED)).hasSize(1);
        assertThat(facts(message, JobFact.STARTED)).extracting(JobEvent::getId).hasSize(2);
    }

    @Test
    void aResultOfATimeWithoutGatewayArrivesWhenItIsBack() throws Exception {
        String message = send("/gate");
        awaitBegun(1);
        three.gateway().kill();
        gate.open();
        Patience.until("the end of the task", () -> !gate.ended().isEmpty(), gate::ended);
        three.startGateway();
        assertThat(three.topics().answerTo(message).getText()).contains("went through");
        assertNothingMoreComesOf(message);
        assertThat(gate.began()).as("runs").hasSize(1);
        assertThat(facts(message, JobFact.INTERRUPTED)).isEmpty();
    }

    @Test
    void eachStopsSoftlyWhenToldToAndLeavesNothingRunning() throws Exception {
        String message = send("/gate");
        awaitBegun(1);
        List<ProcessHandle> tasks = three.node().handle().descendants().toList();
        assertThat(tasks).isNotEmpty();
        // The hard order: node and memory are told to stop when their broker is gone.
        assertThat(three.gateway().stop())
                .as("gateway: %s", three.gateway().said())
                .isZero();
        assertThat(three.node().stop()).as("node: %s", three.node().said()).isZero();
        assertThat(three.memory().stop())
                .as("memory: %s", three.memory().said())
                .isZero();
        assertThat(tasks).as("processes of the task").noneMatch(ProcessHandle::isAlive);
        three.startGateway();
        three.startNode();
        three.startMemory();
        awaitBegun(2);
        gate.open();
        assertThat(three.topics().answerTo(message).getText()).contains("went through");
        assertNothingMoreComesOf(message);
    }

    /** Sends a text in a conversation of its own, and returns the message's id. */
    private static String send(String text) throws Exception {
        return three.http().say("test-" + UUID.randomUUID(), "1", text);
    }

    private static void awaitBegun(int runs) throws InterruptedException {
        Patience.until("run " + runs + " of the gate", () -> gate.began().size() >= runs, gate::began);
    }

    /** Behind another message of the same conversation nothing of this one can be on its way. */
    private static void assertNothingMoreComesOf(String message) throws Exception {
        String last = three.http().say(message.split(":", -1)[1], "2", "/quick");
        three.topics().answerTo(last);
        three.dailyLogs().awaitMessage(last);
        new OneResult(three.topics()).of(message);
        assertThat(three.dailyLogs().marks())
                .filteredOn(("message/" + message)::equals)
                .hasSize(1);
    }

    private static List<JobEvent> facts(String message, JobFact fact) {
        String job = three.topics()
                .await(
                        "a job of " + message,
                        Topics.JOB_EVENTS,
                        event -> event.getJob()
                                .filter(each -> each.getMessageId().equals(message))
                                .isPresent())
                .getJobId();
        return three.topics().all(Topics.JOB_EVENTS, event -> event.getJobId().equals(job) && event.getFact() == fact);
    }
}
