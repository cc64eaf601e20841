package dev.dray.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.activity.JobStates;
import dev.dray.ingress.blob.BlobsConfig;
import dev.dray.ingress.channel.ChannelHealth;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.Health;
import dev.dray.ingress.delivery.DeliveryConfig;
import dev.dray.ingress.delivery.Replies;
import dev.dray.ingress.http.HttpConfig;
import dev.dray.ingress.telegram.TestingBot;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.ingress.telegram.replay.Sent;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.runtime.value.DataSize;
import dev.dray.runtime.value.HostPort;
import dev.dray.schema.Message;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All of the ingress on a real broker, between a client of the channel http and a Bot API on loopback. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // JUnit starts everything before the tests.
class IngressIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private static TestingTopics topics;
    private static Home home;

    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);
    private final SystemTimer timer = new SystemTimer();
    private Ingress ingress;

    @BeforeAll
    static void startBroker() {
        home = Home.open(directory);
        topics = new TestingTopics(home);
    }

    @AfterAll
    static void stopBroker() {
        topics.close();
    }

    @BeforeEach
    void start() {
        telegram.start();
        startIngress();
    }

    private void startIngress() {
        ChannelsConfig config = new ChannelsConfig(
                new HttpConfig(
                        new HostPort("127.0.0.1", 0),
                        DataSize.parse("1 MiB"),
                        100,
                        DataSize.parse("64 MiB"),
                        List.of(),
                        List.of()),
                Optional.of(TestingBot.config(telegram)),
                List.of(),
                List.of(),
                List.of());
        ingress = new Ingress(
                new IngressSettings(
                        config,
                        new DeliveryConfig(Duration.ofDays(3), Optional.empty(), Optional.empty()),
                        new BlobsConfig(DataSize.parse("64 MiB"), Duration.ofDays(30), DataSize.parse("5 GiB")),
                        ZoneId.of("UTC"),
                        _ -> true),
                topics.broker(),
                home,
                InstantSource.system(),
                timer);
        ingress.start();
    }

    @AfterEach
    void stop() {
        ingress.close();
        timer.close();
        telegram.close();
    }

    @Test
    void messagesOfAllChannelsReachTheTopicAndRepliesTheirConversations() throws Exception {
        telegram.offer(TestingBot.update(1, "from telegram"));
        HttpResponse<String> accepted = post("{\"text\":\"from http\",\"source\":\"office\",\"id\":\"1\"}");

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        assertThat(topics.read(Topics.MESSAGES, 2))
                .extracting(Message::getId)
                .contains("http:office:1", "telegram:77:1");

        topics.send(Topics.REPLIES.record(Replies.reply("t1", "telegram/42", ReplyKind.RESULT)));
        topics.send(Topics.REPLIES.record(Replies.reply("h1", "http/office", ReplyKind.RESULT)));
        topics.send(Topics.REPLIES.record(Replies.reply("c1", "cron/briefing", ReplyKind.RESULT)));

        assertThat(telegram.awaitSent(1, PATIENCE)).containsExactly(new Sent("42", Optional.empty(), "text of t1"));
        assertThat(get("/messages/message-of-http%2Foffice/replies?wait=60s").body())
                .contains("text of h1", "\"final\":true");
        assertThat(get("/messages/message-of-cron%2Fbriefing/replies?wait=60s").body())
                .contains("text of c1");
        Health health = ingress.health();
        assertThat(health.ok()).isTrue();
        assertThat(health.channels()).extracting(ChannelHealth::name).containsExactly("cron", "http", "telegram");
        assertThat(health.channels())
                .filteredOn(channel -> channel.lastIn().isPresent())
                .extracting(ChannelHealth::name)
                .contains("http", "telegram");
    }

    @Test
    void aReplyThatCannotBeReadBecomesADeadLetterAndTheNextArrives() throws Exception {
        topics.send(new ProducerRecord<>(Topics.REPLIES.name(), "telegram/43", new byte[] {1, 2, 3}));
        topics.send(Topics.REPLIES.record(Replies.reply("t2", "telegram/43", ReplyKind.RESULT)));

        assertThat(telegram.awaitSent(1, PATIENCE)).extracting(Sent::text).containsExactly("text of t2");
        assertThat(topics.read(Topics.DEAD_LETTERS, 1)).anySatisfy(letter -> {
            assertThat(letter.getReason()).isEqualTo("undecodable");
            assertThat(letter.getPayload().array()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void aReplyNobodyCanReceiveBecomesADeadLetterWithItsPayload() throws Exception {
        topics.send(Topics.REPLIES.record(Replies.reply("lost", "telegram/nobody", ReplyKind.RESULT)));

        Eventually.assertThatIt("is set aside", () -> lettersOf("reply lost") == 1);
        assertThat(telegram.sent()).isEmpty();
    }

    @Test
    void aRestartDeliversNothingTwice() throws Exception {
        topics.send(Topics.REPLIES.record(Replies.reply("once", "telegram/44", ReplyKind.RESULT)));
        assertThat(telegram.awaitSent(1, PATIENCE)).hasSize(1);
        ingress.close();
        startIngress();

        topics.send(Topics.REPLIES.record(Replies.reply("twice", "telegram/44", ReplyKind.RESULT)));

        assertThat(telegram.awaitSent(2, PATIENCE))
                .extracting(Sent::text)
                .containsExactly("text of once", "text of twice");
    }

    @Test
    void aJobThatRunsIsShownInItsConversation() throws Exception {
        topics.send(Topics.JOB_STATES.record(
                JobStates.started("j1", "telegram/45", InstantSource.system().instant())
                        .setPercent(40.0)
                        .build()));

        assertThat(telegram.awaitSent(1, PATIENCE)).singleElement().satisfies(message -> {
            assertThat(message.chat()).isEqualTo("45");
            assertThat(message.text()).startsWith("⏳ render on mac-mini").contains("40 %");
        });
    }

    private static int lettersOf(String origin) {
        try {
            return (int) topics.read(Topics.DEAD_LETTERS, 1).stream()
                    .filter(letter -> letter.getOrigin().equals(origin))
                    .count();
        } catch (UndecodableException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(HttpRequest.newBuilder(uri("/messages"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        String token = Files.readString(home.root().resolve("http.token")).strip();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
        }
    }

    private URI uri(String path) {
        return URI.create("http://" + ingress.address() + path);
    }
}
