package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.schema.JobFact;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stable node beside the gateway and a canary node elsewhere. Of the sources here, shop is on trial and office is not. */
class CanaryIT {
    @TempDir
    Path directory;

    private Path home;
    private Gate gate;
    private DrayProcess up;
    private DrayProcess canary;
    private HttpSender http;
    private OnTopics topics;

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectory(directory.resolve("gateway"));
        gate = Gate.in(directory, "gate");
        gate.close();
        String common = """
                lanes: {shell: {concurrency: 1}}
                tasks:
                  quick: {run: [echo, quick]}
                  %s
                """.formatted(gate.task("gate"));
        Files.writeString(home.resolve("dray.yaml"), """
                channels: {http: {listen: "127.0.0.1:0"}}
                broker: {embedded: {listen: "127.0.0.1:0"}}
                node: {name: mini, heartbeat: 500ms}
                routes:
                  - {name: quick, when: {command: /quick}, run: {task: quick, lane: shell}, canary: 20%%}
                  - {name: gate, when: {command: /gate}, run: {task: gate, lane: shell}, canary: 20%%}
                %s""".formatted(common));
        up = DrayProcess.start(home, "up");
        Map<String, String> ready = up.awaitReady();
        http = new HttpSender(ready.getOrDefault("http", ""), home);
        topics = new OnTopics(ready.getOrDefault("broker", ""));
        Path other = Files.createDirectory(directory.resolve("canary"));
        Files.writeString(other.resolve("dray.yaml"), """
                broker: {bootstrap: "%s"}
                node: {name: mini-2, track: canary, heartbeat: 500ms, stop: 1s}
                %s""".formatted(ready.getOrDefault("broker", ""), common));
        canary = DrayProcess.start(other, "node");
        canary.awaitReady();
        topics.await("the canary on trial", Topics.CANARIES, its -> its.getMode() == Track.CANARY);
    }

    @AfterEach
    void end() {
        if (canary != null) {
            canary.close();
        }
        up.close();
    }

    @Test
    void aFewGoToTheCanaryAndWhenItGoesNothingIsLost() throws Exception {
        topics.await("both on trial", Topics.CANARIES, 2, its -> its.getMode() == Track.CANARY);
        assertThat(answer(http.say("office", "1", "/quick"))).contains("on mini_");
        assertThat(answer(http.say("shop", "1", "/quick"))).contains("on mini-2_");

        String running = http.say("shop", "2", "/gate");
        Patience.until("the gate", () -> !gate.began().isEmpty(), gate::began);
        String queued = http.say("shop", "3", "/quick");
        topics.await(
                "the job behind it",
                Topics.JOB_EVENTS,
                event -> event.getJob()
                        .filter(job -> job.getMessageId().equals(queued))
                        .isPresent());
        assertThat(canary.stop()).as("%s", canary.said()).isZero();
        topics.await("the return", Topics.CANARIES, 2, its -> its.getMode() == Track.STABLE);
        String later = http.say("shop", "4", "/quick");
        assertThat(answer(later)).contains("on mini_");
        topics.await("the stand-in", Topics.NODES, CanaryIT::standsIn);
        gate.open();

        assertThat(answer(running)).contains("went through", "on mini_");
        assertThat(answer(queued)).contains("on mini_");
        for (String message : List.of(running, queued, later)) {
            new OneResult(topics).of(message);
        }
        assertThat(topics.all(Topics.REPLIES, reply -> reply.getText().startsWith("The trial of")))
                .extracting(reply -> reply.getText())
                .containsExactly(
                        "The trial of route quick is off: no node on trial takes jobs of lane shell. Everything"
                                + " runs the usual way until one does.");
        assertThat(topics.all(Topics.JOB_EVENTS, event -> event.getFact() == JobFact.SUCCEEDED))
                .filteredOn(event -> event.getTrack() == Track.CANARY)
                .hasSize(1);
        reportComparesBoth();
    }

    private void reportComparesBoth() throws Exception {
        DrayProcess table = DrayProcess.run(home, "canary");
        assertThat(table.said())
                .anySatisfy(line -> assertThat(line).matches("ON TRIAL +OF +NOW +FOR +TRACK +JOBS +FAILED +MEDIAN .*"))
                .anySatisfy(line -> assertThat(line).matches("route quick +20 % +stable +.* canary +1 +0 \\(0 %\\) .*"))
                .anySatisfy(
                        line -> assertThat(line).matches("route quick +20 % +stable +.* stable +3 +0 \\(0 %\\) .*"));
        JsonNode json = new ObjectMapper()
                .readTree(DrayProcess.run(home, "canary", "-o", "json").said().getLast());
        assertThat(json.path("key").asText()).isEqualTo("route/quick");
        assertThat(json.at("/tracks/0/jobs").asInt()).isEqualTo(1);
        assertThat(json.at("/tracks/1/jobs").asInt()).isEqualTo(3);
    }

    private String answer(String message) {
        return topics.answerTo(message).getText();
    }

    private static boolean standsIn(NodeHeartbeat node) {
        return node.getNode().equals("mini")
                && node.getLanes().stream().anyMatch(load -> load.getTrack() == Track.CANARY);
    }
}
