package dev.dray.ingress.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.telegram.replay.Mishap;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.runtime.value.HostPort;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramWebhookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);
    private final RecordingRecorder recorder = new RecordingRecorder();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        telegram.start();
    }

    @AfterEach
    void close() {
        http.close();
        telegram.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "another-secret-of-16", "a-secret-for-test", "a-secret-for-tests-", "A-SECRET-FOR-TESTS"})
    void withoutTheSecretNothingIsTaken(String secret) throws Exception {
        try (TestingWebhook webhook = started()) {
            assertThat(post(webhook.url(), secret, TestingBot.update(1, "forged")))
                    .isEqualTo(401);
            assertThat(post(webhook.url(), TestingWebhook.SECRET, TestingBot.update(2, "true")))
                    .isEqualTo(200);
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("true");
        assertThat(recorder.letters()).isEmpty();
    }

    @Test
    void whatIsPostedElsewhereOrOtherwiseIsNotTaken() throws Exception {
        try (TestingWebhook webhook = started()) {
            assertThat(post(webhook.url().resolve("/"), TestingWebhook.SECRET, TestingBot.update(1, "one")))
                    .isEqualTo(404);
            assertThat(status(request(webhook.url(), TestingWebhook.SECRET).GET()))
                    .isEqualTo(405);
            assertThat(status(request(webhook.url(), TestingWebhook.SECRET)
                            .POST(BodyPublishers.ofByteArray(new byte[(int) Posted.MOST_BYTES + 1]))))
                    .isEqualTo(413);
        }

        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void whatIsNoUpdateIsSetAsideAndNotPostedAgain() throws Exception {
        telegram.offer("{\"no_number\":true}");
        telegram.offer(TestingBot.update(1, "after"));

        try (TestingWebhook _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("after");
        assertThat(recorder.letters()).extracting(DeadLetter::getReason).containsExactly("undecodable");
    }

    @Test
    void updatesAreRecordedInTheOrderInWhichTheyHappened() throws Exception {
        recorder.refuseNext(3);
        IntStream.rangeClosed(1, 30).forEach(id -> telegram.offer(TestingBot.update(id, "word " + id)));

        try (TestingWebhook _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages())
                .extracting(Message::getText)
                .isEqualTo(IntStream.rangeClosed(1, 30)
                        .mapToObj(id -> "word " + id)
                        .toList());
    }

    @Test
    void anUpdatePostedTwiceOrLateIsRecordedUnderItsOwnId() throws Exception {
        try (TestingWebhook webhook = started()) {
            for (int id : new int[] {2, 2, 1}) {
                assertThat(post(webhook.url(), TestingWebhook.SECRET, TestingBot.update(id, "word")))
                        .isEqualTo(200);
            }
        }

        assertThat(recorder.messages())
                .extracting(Message::getId)
                .containsExactly("telegram:77:2", "telegram:77:2", "telegram:77:1");
    }

    @Test
    void aFileThatFailsForLongDoesNotHoldUpTheWebhookForEver() throws Exception {
        telegram.next(IntStream.range(0, FetchFiles.MOST_TRIES)
                .mapToObj(_ -> new Mishap.Refusal("getFile", 500, "Internal Server Error"))
                .toArray(Mishap[]::new));
        telegram.offer(Talk.with(1, "\"voice\":{\"file_id\":\"v\",\"duration\":1}"));
        telegram.offer(TestingBot.update(2, "after"));

        try (TestingWebhook _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages()).hasSize(2);
    }

    @Test
    void thatTelegramDoesNotTakeTheAddressIsSaidAndTriedAgain() throws Exception {
        telegram.next(new Mishap.Refusal(
                "setWebhook", 400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known"));

        try (TestingWebhook webhook = started()) {
            Eventually.assertThatIt("is set after all", () -> telegram.webhook().isPresent());
            Eventually.assertThatIt("is well", () -> webhook.source().trouble().isEmpty());
        }
    }

    @Test
    void aWebhookThatSomebodyRemovedIsSetAgain() throws Exception {
        try (TestingWebhook _ = started();
                BotApi api = new BotApi(telegram.api(), BotToken.reveal(TestingBot.secret(TestingBot.TOKEN)))) {
            api.deleteWebhook();
            telegram.offer(TestingBot.update(1, "one"));

            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("one");
    }

    @Test
    void thatTelegramDoesNotGetThroughIsSaid() throws Exception {
        recorder.refuseNext(Integer.MAX_VALUE);

        try (TestingWebhook webhook = started()) {
            telegram.offer(TestingBot.update(1, "one"));
            Eventually.assertThatIt(
                    "says so",
                    () -> webhook.source().trouble().orElse("").contains("Wrong response from the webhook: 503"));
            recorder.refuseNext(0);
            Eventually.assertThatIt(
                    "is well again", () -> webhook.source().trouble().isEmpty());
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("one");
    }

    @Test
    void aSecretThatCouldBeGuessedIsRefusedWithoutBeingShown() {
        WebhookConfig config = new WebhookConfig(
                URI.create("https://gateway.example.org/telegram"),
                new HostPort("127.0.0.1", 0),
                TestingBot.secret("short one"));
        TestingIntake intake = new TestingIntake(directory, recorder);
        TelegramWebhook webhook = new TelegramWebhook(
                TestingBot.config(telegram, config), intake.intake(), new Backoff(PATIENCE, PATIENCE));

        assertThatExceptionOfType(IngressException.class)
                .isThrownBy(webhook::start)
                .withMessageContaining("channels.telegram.webhook.secret")
                .withMessageNotContaining("short one");
        webhook.close();
        intake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://gateway.example.org/telegram", "gateway.example.org", "ftp://127.0.0.1/x"})
    void anAddressTelegramDoesNotPostToIsRefused(String url) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> new WebhookConfig(URI.create(url), new HostPort("127.0.0.1", 0), TestingBot.secret("x")))
                .withMessageContaining("url: ");
    }

    private TestingWebhook started() {
        TestingWebhook webhook = new TestingWebhook(telegram, directory, recorder);
        Eventually.assertThatIt("is set", () -> telegram.webhook().isPresent());
        return webhook;
    }

    private int post(URI url, String secret, String body) throws Exception {
        return status(request(url, secret).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(URI url, String secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        return secret.isEmpty() ? request : request.header(WebhookSecret.HEADER, secret);
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
