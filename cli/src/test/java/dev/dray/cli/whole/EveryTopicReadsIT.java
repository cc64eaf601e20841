package dev.dray.cli.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day on which everything comes in that can come in, most of it rubbish. */
class EveryTopicReadsIT {
    private static final String TOKEN = "700700:token-of-nobody";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UPDATE = """
            {"update_id": %d, "message": {"message_id": %1$d, "from": {"id": %d, "is_bot": false, "first_name": "Who"},
             "chat": {"id": %2$d, "type": "private"}, "date": 1770543600, "text": "%s"}}""";

    /** All topics of this home. */
    private static final List<Topic<?>> ALL = Stream.concat(
                    Topics.FIXED.stream(), Stream.of("light", "shell").map(Topics::jobs))
            .<Topic<?>>map(topic -> topic)
            .toList();

    /** Those of which somebody must handle every record; the others are only looked at. */
    private static final List<Topic<?>> READ = ALL.stream()
            .filter(topic -> !Set.of(Topics.JOB_STATES, Topics.DEAD_LETTERS, Topics.CANARIES, Topics.SCHEDULES)
                    .contains(topic))
            .toList();

    @TempDir
    Path home;

    private final ReplayBotApi telegram = new ReplayBotApi(TOKEN);
    private DrayProcess up;
    private HttpSender http;
    private OnTopics topics;

    @BeforeEach
    void start() throws Exception {
        telegram.start();
        Files.writeString(home.resolve("bot.token"), TOKEN);
        Files.writeString(home.resolve("dray.yaml"), """
                zone: Europe/Berlin
                people: {owners: [telegram:42]}
                channels:
                  http: {listen: "127.0.0.1:0", max-body: 64 KiB}
                  telegram: {token: "${file:%s}", api: "%s", poll-timeout: 1s}
                broker: {embedded: {listen: "127.0.0.1:0"}}
                lanes: {shell: {concurrency: 2}}
                node: {name: mini, heartbeat: 500ms}
                tasks:
                  quick: {run: ["true"]}
                  fails: {run: [sh, -c, "echo it broke >&2; exit 3"]}
                  prints: {run: [sh, -c, "echo first line; echo 'progress 50'; echo last line"]}
                routes:
                  - {name: quick, when: {command: /quick}, run: {task: quick, lane: shell}}
                  - {name: fails, when: {command: /fails}, run: {task: fails, lane: shell}}
                  - {name: prints, when: {command: /prints}, run: {task: prints, lane: shell}}
                  - {name: undefined, when: {command: /undefined}, run: {task: nowhere, lane: shell}}
                """.formatted(home.resolve("bot.token"), telegram.api()));
        up = DrayProcess.start(home, "up");
        Map<String, String> ready = up.awaitReady();
        http = new HttpSender(ready.getOrDefault("http", ""), home);
        topics = new OnTopics(ready.getOrDefault("broker", ""));
    }

    @AfterEach
    void end() {
        up.close();
        telegram.close();
    }

    @Test
    void whateverComesInEveryTopicReadsAndNobodyStopsWorking() throws Exception {
        workOfAnHonestDay();
        requestsThatAreRefused();
        requestsThatFail();
        updatesNobodyKnows();
        Rubbish rubbish = new Rubbish(topics);
        rubbish.dropOn(ALL);
        rubbish.assertKeptOf(READ);
        allRolesGoOn();
        everyTopicReads(rubbish);
        assertThat(up.stop()).as("%s", up.said()).isZero();
    }

    private void workOfAnHonestDay() throws Exception {
        http.say("office", "note", "remember the milk");
        http.say("office", "help", "/help");
        http.say("office", "quick", "/quick");
        http.say("office", "prints", "/prints");
        HttpResponse<String> order = http.post(
                "application/cloudevents+json",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shop\",\"type\":\"paid\",\"data\":{\"order\":7}}");
        assertThat(order.statusCode()).as(order.body()).isEqualTo(202);
        telegram.offer(UPDATE.formatted(1, 42, "/quick"));
        assertThat(topics.answerTo("http:office:prints").getText())
                .contains("first line")
                .contains("last line");
        assertThat(topics.answerTo("http:office:help").getKind()).isEqualTo(ReplyKind.RESULT);
        assertThat(topics.answerTo("telegram:700700:1").getKind()).isEqualTo(ReplyKind.RESULT);
    }

    private void requestsThatAreRefused() throws Exception {
        refused(400, "line 1", http.post("application/json", "{\"text\": \"unfinished"));
        refused(413, "64 KiB", http.send("office", "large", "x".repeat(70_000)));
        refused(
                400,
                "specversion",
                http.post(
                        "application/cloudevents+json",
                        "{\"specversion\":\"9.0\",\"id\":\"2\",\"source\":\"/shop\",\"type\":\"paid\"}"));
        refused(415, "application/json", http.post("application/x-unheard-of", "text"));
        refused(422, "text", http.post("application/json", "{\"txet\": \"hello\"}"));
    }

    private void requestsThatFail() throws Exception {
        http.say("office", "undefined", "/undefined");
        http.say("office", "fails", "/fails");
        http.say("office", "unknown", "/nonsense");
        assertThat(topics.answerTo("http:office:undefined"))
                .matches(reply -> reply.getKind() == ReplyKind.FAILURE)
                .extracting(Reply::getText)
                .asString()
                .contains("no task nowhere", "dray.yaml");
        assertThat(topics.answerTo("http:office:fails"))
                .matches(reply -> reply.getKind() == ReplyKind.FAILURE)
                .extracting(Reply::getText)
                .asString()
                .contains("it broke", "3");
        assertThat(topics.answerTo("http:office:unknown").getText()).contains("nonsense", "/help");
        for (String message : List.of("http:office:undefined", "http:office:fails")) {
            DeadLetter letter = letterOf(message);
            assertThat(letter.getReason()).isEqualTo("dead");
            assertThat(Topics.jobs("shell").read(Rubbish.bytes(letter)).getMessageId())
                    .isEqualTo(message);
        }
    }

    private void updatesNobodyKnows() throws Exception {
        telegram.offer(UPDATE.formatted(2, 666, "let me in"));
        telegram.offer("{\"update_id\": 3, \"brand_new_thing\": {\"colour\": \"green\"}}");
        telegram.offer("{\"update_id\": 4, \"brand_new_thing\": {\"from\": {\"id\": 42}, \"colour\": \"blue\"}}");
        DeadLetter stranger = letterOf("telegram:700700:2");
        assertThat(stranger.getReason()).isEqualTo("unauthorised");
        assertThat(Topics.MESSAGES.read(Rubbish.bytes(stranger)).getText()).isEqualTo("let me in");
        DeadLetter green = letterOf("telegram:700700:3");
        assertThat(green.getReason()).isEqualTo("unauthorised");
        assertThat(new String(Rubbish.bytes(green), UTF_8)).contains("green");
        topics.await(
                "the owner's unknown update in the journal",
                Topics.JOURNAL,
                entry ->
                        entry.getMessageId().filter("telegram:700700:4"::equals).isPresent());
    }

    private void allRolesGoOn() throws Exception {
        http.say("evening", "note", "remember the bread");
        http.say("evening", "quick", "/quick");
        http.say("evening", "letters", "/letters");
        telegram.offer(UPDATE.formatted(5, 42, "/help"));
        assertThat(topics.answerTo("http:evening:note").getKind()).isEqualTo(ReplyKind.RESULT);
        assertThat(topics.answerTo("http:evening:letters").getText())
                .startsWith("**Dead letters** ")
                .contains("` undecodable · ");
        Instant at = topics.answerTo("http:evening:quick").getAt();
        topics.answerTo("telegram:700700:5");
        assertThat(telegram.awaitSent(2, Patience.LONG))
                .as("what Telegram was sent")
                .hasSizeGreaterThanOrEqualTo(2);
        for (String node : List.of("gateway", "mini")) {
            NodeHeartbeat heartbeat = topics.await(
                    "a sign of life of " + node,
                    Topics.NODES,
                    each -> each.getNode().equals(node) && each.getAt().isAfter(at));
            assertThat(heartbeat.getLanes()).as("lanes of %s", node).hasSize(1);
        }
        DailyLogFiles logs = new DailyLogFiles(home.resolve("memory"));
        logs.awaitMessage("http:evening:note");
        logs.awaitMessage("http:evening:quick");
        assertThat(up.isAlive()).isTrue();
    }

    /** Each record is decoded, or said to be none of ours and why, with its bytes. */
    private void everyTopicReads(Rubbish rubbish) throws Exception {
        List<String> words = new ArrayList<>(List.of("topic", "read", "-o", "json"));
        ALL.forEach(topic -> words.add(topic.name()));
        DrayProcess read = DrayProcess.run(home, words.toArray(String[]::new));
        assertThat(read.exitCode()).as("%s", read.said()).isZero();
        for (String line : read.said()) {
            JsonNode record = JSON.readTree(line);
            assertThat(record.has("value")
                            || (!record.path("undecodable").asText().isBlank() && record.has("bytes")))
                    .as(line)
                    .isTrue();
        }
        for (Topic<?> topic : ALL) {
            assertThat(read.said())
                    .filteredOn(line -> line.startsWith("{\"topic\":\"" + topic + "\""))
                    .as("records of %s", topic)
                    .hasSizeGreaterThan(
                            topic.equals(Topics.NODES)
                                    ? 3
                                    : topics.records(topic.name()).size() - 1)
                    .filteredOn(line -> line.contains("\"undecodable\":"))
                    .hasSizeGreaterThanOrEqualTo(rubbish.kinds());
        }
    }

    private DeadLetter letterOf(String message) {
        return topics.await(
                "the dead letter of " + message,
                Topics.DEAD_LETTERS,
                letter -> letter.getMessageId().filter(message::equals).isPresent());
    }

    private static void refused(int status, String word, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(word);
    }
}
