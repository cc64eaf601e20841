package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.file.FileId;
import dev.dray.node.file.GatewayReach;
import dev.dray.node.file.Transfer;
import dev.dray.schema.Attachment;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Reply;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go the whole way: with a message to the gateway, to the node, and what the node makes of them back. */
@SuppressWarnings("NullAway.Init") // JUnit starts everything before the first test.
class FilesIT {
    private static final dev.dray.node.file.Patience SHORT =
            new dev.dray.node.file.Patience(Duration.ofMillis(20), Duration.ofMillis(200), 40);
    private static final String SCRIPT = """
            echo $$ >> runs
            cp -R "$DRAY_IN/." "$DRAY_OUT/"
            echo "made a copy"
            """;

    @TempDir
    static Path directory;

    private static Path gatewayHome;
    private static Path nodeHome;
    private static String http;
    private static String broker;
    private static FileLine line;
    private static DrayProcess gateway;
    private static DrayProcess node;
    private static Transfer sender;

    @BeforeAll
    static void startAll() throws Exception {
        int port = Loopback.freePort();
        http = "127.0.0.1:" + port;
        broker = "127.0.0.1:" + Loopback.freePort();
        line = new FileLine(port);
        gatewayHome = Files.createDirectory(directory.resolve("gateway"));
        nodeHome = Files.createDirectory(directory.resolve("node"));
        String task = "tasks: {copy: {run: [sh, copy.sh], directory: \"%s\"}}\n".formatted(directory);
        Files.writeString(gatewayHome.resolve("dray.yaml"), """
                channels: {http: {listen: "%s"}}
                broker: {embedded: {listen: "%s"}}
                lanes: {shell: {concurrency: 2}}
                routes:
                  - {name: copy, when: {command: /copy}, run: {task: copy, lane: shell}}
                  - {name: here, when: {command: /here}, run: {task: copy}}
                """.formatted(http, broker) + task);
        gateway = DrayProcess.start(gatewayHome, "gateway");
        gateway.awaitReady();
        Files.writeString(
                nodeHome.resolve("dray.yaml"),
                """
                broker: {bootstrap: "%s"}
                lanes: {shell: {concurrency: 2}}
                node: {name: mini, stop: 2s, gateway: {address: "%s", token: "${file:%s}"}}
                """.formatted(broker, line.address(), gatewayHome.resolve("http.token")) + task);
        startNode();
        String token = Files.readString(gatewayHome.resolve("http.token")).strip();
        sender = new Transfer(() -> new GatewayReach.Access(URI.create("http://" + http), token), SHORT);
    }

    @AfterAll
    static void endAll() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {sender, node, gateway, line}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @BeforeEach
    void reset() throws Exception {
        line.be(FileLine.Mood.OPEN);
        line.cutAfter(Long.MAX_VALUE, 0);
        Files.writeString(directory.resolve("copy.sh"), SCRIPT);
        Files.deleteIfExists(directory.resolve("runs"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_048_576, 50 * 1_048_576})
    void aFileComesBackByteByByteOverALineThatIsCut(int size) throws Exception {
        Path file = file(size);
        sender.push(FileId.of(file), file);
        line.cutAfter(Math.max(100, size / 3), size < 1_000_000 ? 3 : 6);

        Reply answer = topics().answerTo(send("/copy", file));

        assertThat(line.cuts()).as("cuts").isPositive();
        assertThat(answer.getText()).contains("made a copy");
        assertThat(answer.getAttachments()).singleElement().satisfies(copy -> {
            assertThat(copy.getName()).isEqualTo("film " + size + ".mov");
            assertThat(copy.getSize()).contains((long) size);
        });
        Path back = directory.resolve("back-" + size);
        sender.fetch(FileId.parse(answer.getAttachments().getFirst().getId()).orElseThrow(), back);
        assertThat(Files.mismatch(file, back)).isEqualTo(-1);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aResultWhoseFilesCouldNotBeBroughtSurvivesTheKillOfItsNode() throws Exception {
        Path file = file(70_001);
        sender.push(FileId.of(file), file);
        String bad = "echo $$ >> runs; cp -R \"$DRAY_IN/.\" \"$DRAY_OUT/\"; echo x >> \"$DRAY_OUT/film 70001.mov\"\n"
                + "touch done-it; while [ -e done-it ]; do sleep 0.1; done";
        Files.writeString(directory.resolve("copy.sh"), bad);
        String message = send("/copy", file);
        Patience.until("the end of the work", () -> Files.exists(directory.resolve("done-it")), this::runs);
        line.be(FileLine.Mood.CLOSED);
        Files.delete(directory.resolve("done-it"));
        topics().await(
                        "word that the files wait",
                        Topics.JOB_EVENTS,
                        event -> event.getFact() == JobFact.PROGRESS
                                && event.getText().startsWith("it is done, and its files wait on node mini"));

        node.kill();
        startNode();
        line.be(FileLine.Mood.OPEN);

        Reply answer = topics().answerTo(message);
        assertThat(answer.getAttachments()).extracting(Attachment::getSize).containsExactly(Optional.of(70_003L));
        assertOneResultAndOneRun(message);
    }

    @Test
    void aKillBetweenTheFilesAndTheResultLosesAndRepeatsNothing() throws Exception {
        Path file = file(70_002);
        sender.push(FileId.of(file), file);
        Files.writeString(
                directory.resolve("copy.sh"), "echo $$ >> runs; printf 'a new one' > \"$DRAY_OUT/new.txt\"; echo made");
        FileId made = FileId.of(Files.writeString(directory.resolve("expected"), "a new one"));
        line.be(FileLine.Mood.LOSES_ANSWERS);
        String message = send("/copy", file);
        Path blob = gatewayHome
                .resolve("blobs")
                .resolve(made.hex().substring(0, 2))
                .resolve(made.hex().substring(2));
        Patience.until("the file on the gateway", () -> Files.exists(blob), this::runs);
        assertThat(ends(message)).isEmpty();

        node.kill();
        line.be(FileLine.Mood.OPEN);
        startNode();

        assertThat(topics().answerTo(message).getAttachments())
                .extracting(Attachment::getId)
                .containsExactly(made.toString());
        assertOneResultAndOneRun(message);
    }

    @Test
    void theGatewaysOwnNodeNeedsNoConfiguration() throws Exception {
        Path file = file(1_000);
        sender.push(FileId.of(file), file);

        Reply answer = topics().answerTo(send("/here", file));

        assertThat(answer.getAttachments())
                .extracting(Attachment::getId)
                .containsExactly(FileId.of(file).toString());
    }

    @Test
    void theCommandLineSendsFilesAndGetsThem() throws Exception {
        Path file = file(2_000);
        String id = FileId.of(file).toString();

        DrayProcess sent = DrayProcess.run(gatewayHome, "send", "/here", "--attach", file.toString(), "--wait");
        Path back = directory.resolve("got");
        DrayProcess got = DrayProcess.run(gatewayHome, "file", "get", id, back.toString());
        DrayProcess none = DrayProcess.run(gatewayHome, "file", "get", "sha256:" + "0".repeat(64));

        assertThat(sent.exitCode()).as("%s", sent.said()).isZero();
        assertThat(sent.said()).contains("film 2000.mov: dray file get " + id);
        assertThat(got.said()).containsExactly(back.toString());
        assertThat(Files.mismatch(file, back)).isEqualTo(-1);
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(none.said()).singleElement().asString().contains("is not on the gateway");
    }

    @Test
    void aFileThatIsGoneFailsTheJobInWords() throws Exception {
        Path file = file(3_000);
        FileId id = FileId.of(file);
        sender.push(id, file);
        line.be(FileLine.Mood.CLOSED);
        String message = send("/copy", file);
        Files.delete(gatewayHome
                .resolve("blobs")
                .resolve(id.hex().substring(0, 2))
                .resolve(id.hex().substring(2)));
        line.be(FileLine.Mood.OPEN);

        assertThat(topics().answerTo(message).getText())
                .contains("film 3000.mov cannot be had", "is not on the gateway");
    }

    private static void startNode() throws Exception {
        node = DrayProcess.start(nodeHome, "node");
        node.awaitReady();
    }

    private static OnTopics topics() {
        return new OnTopics(broker);
    }

    private static Path file(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(directory.resolve("film %d.mov".formatted(size)), bytes);
    }

    private static String send(String text, Path file) throws Exception {
        String source = "test-" + UUID.randomUUID();
        String body =
                "{\"source\":\"%s\",\"id\":\"1\",\"text\":\"%s\",\"attachments\":[{\"id\":\"%s\",\"name\":\"%s\"}]}"
                        .formatted(source, text, FileId.of(file), file.getFileName());
        assertThat(new HttpSender("http://" + http, gatewayHome)
                        .post("application/json", body)
                        .statusCode())
                .isEqualTo(202);
        return "http:%s:1".formatted(source);
    }

    private List<String> runs() {
        try {
            Path runs = directory.resolve("runs");
            return Files.exists(runs) ? Files.readAllLines(runs) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JobEvent> ends(String message) {
        String job = topics().await(
                        "a job of " + message,
                        Topics.JOB_EVENTS,
                        event -> event.getJob()
                                .filter(each -> each.getMessageId().equals(message))
                                .isPresent())
                .getJobId();
        return topics().all(
                        Topics.JOB_EVENTS,
                        event -> event.getJobId().equals(job) && event.getFact() == JobFact.SUCCEEDED);
    }

    private void assertOneResultAndOneRun(String message) {
        assertThat(ends(message))
                .extracting(JobEvent::getId)
                .containsOnly(ends(message).getFirst().getId());
        assertThat(runs()).hasSize(1);
    }
}
