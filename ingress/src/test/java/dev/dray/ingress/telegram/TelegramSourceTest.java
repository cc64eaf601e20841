package dev.dray.ingress.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.telegram.replay.Mishap;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens everything before the tests.
class TelegramSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);
    private final RecordingRecorder recorder = new RecordingRecorder();

    @TempDir
    private Path directory;

    private TestingIntake intake;

    @BeforeEach
    void open() {
        intake = new TestingIntake(directory, recorder);
        telegram.start();
    }

    @AfterEach
    void close() {
        telegram.close();
        intake.close();
    }

    @Test
    void updatesOfAllKindsAreRecordedOnceEach() throws Exception {
        Updates.lines().forEach(telegram::offer);

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages()).extracting(Message::getId).hasSize(20).doesNotHaveDuplicates();
        assertThat(recorder.letters()).isEmpty();
    }

    @Test
    void whatIsNoUpdateIsSetAsideAndHoldsNothingUp() throws Exception {
        telegram.offer(TestingBot.update(1, "before"));
        telegram.offer("{\"no_number\":true}");
        telegram.offer("17");
        telegram.offer("{\"update_id\":2,\"message\":NaN}");
        telegram.offer(TestingBot.update(3, "after"));

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("before", "after");
        assertThat(recorder.letters())
                .extracting(letter -> new String(letter.getPayload().array(), UTF_8))
                .containsExactly("{\"no_number\":true}", "17", "{\"update_id\":2,\"message\":NaN}");
        assertThat(recorder.letters()).extracting(DeadLetter::getReason).containsOnly("undecodable");
    }

    @Test
    void whatCannotBeAcknowledgedIsSetAsideOnceHoweverOftenItComes() throws Exception {
        telegram.offer("{\"no_number\":true}");

        try (TelegramSource source = started()) {
            recorder.awaitLetters(1);
            Eventually.assertThatIt("slows down", () -> source.trouble().isPresent());
            telegram.offer(TestingBot.update(1, "after"));
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.letters()).hasSize(1);
    }

    @Test
    void aMessageTooLargeToRecordIsSetAsideAndHoldsNothingUp() throws Exception {
        recorder.findTooLarge("huge");
        telegram.offer(TestingBot.update(1, "before"));
        telegram.offer(TestingBot.update(2, "huge"));
        telegram.offer(TestingBot.update(3, "after"));

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("before", "after");
        assertThat(recorder.letters()).extracting(DeadLetter::getReason).containsExactly("oversized");
        assertThat(recorder.letters())
                .extracting(letter -> letter.getMessageId().orElse(""))
                .containsExactly("telegram:77:2");
    }

    @Test
    void whateverGoesWrongOnTheLineNothingIsLost() throws Exception {
        telegram.next(
                new Mishap.Refusal("getUpdates", 500, "Internal Server Error"),
                new Mishap.Garbage("getUpdates", 502, "<html>Bad Gateway</html>"),
                new Mishap.Garbage("getUpdates", 200, "{\"ok\":true,\"result\":[{\"update_id\":1,\"mess"),
                new Mishap.LostRequest("getUpdates"),
                new Mishap.LostAnswer("getUpdates"),
                new Mishap.FloodWait("getUpdates", 1));
        telegram.offer(TestingBot.update(1, "one"));

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("one");
    }

    @Test
    void aRefusedTokenIsSaidAndTriedAgain() throws Exception {
        telegram.next(new Mishap.Refusal("getUpdates", 401, "Unauthorized"));

        try (TelegramSource source = started()) {
            telegram.offer(TestingBot.update(1, "one"));
            recorder.awaitMessages(1);
            Eventually.assertThatIt("recovers", () -> source.trouble().isEmpty());
        }
    }

    @Test
    void anotherReaderOfTheSameBotIsSaid() throws Exception {
        telegram.next(new Mishap.Refusal("getUpdates", 409, "Conflict: terminated by other getUpdates request"));

        try (TelegramSource source = started(new Backoff(Duration.ofMillis(20), Duration.ofSeconds(20)))) {
            Eventually.assertThatIt("says so", () -> source.trouble().orElse("").contains("another program"));
        }
    }

    @Test
    void aWebhookOfAnEarlierConfigurationIsRemoved() throws Exception {
        try (BotApi api = new BotApi(telegram.api(), BotToken.reveal(TestingBot.secret(TestingBot.TOKEN)))) {
            api.setWebhook(URI.create("http://127.0.0.1:9/nobody"), "a-secret-of-before");
        }
        telegram.offer(TestingBot.update(1, "one"));

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(telegram.webhook()).isEmpty();
        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("one");
    }

    @Test
    void untilItIsKnownWhatTheBotIsCalledNothingIsFetched() throws Exception {
        telegram.next(
                new Mishap.Refusal("getMe", 502, "Bad Gateway"),
                new Mishap.LostAnswer("getMe"),
                new Mishap.FloodWait("getMe", 1));
        telegram.offer(Talk.inGroup(1, "@replay_bot /deploy", Talk.mention(0, 11)));

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages()).singleElement().satisfies(message -> {
            assertThat(message.getText()).isEqualTo("/deploy");
            assertThat(message.getAddressed()).isTrue();
        });
        assertThat(intake.pairings().bot("telegram")).contains("replay_bot");
    }

    @Test
    void anUpdateHandedOverTwiceOrLateIsRecordedUnderItsOwnId() throws Exception {
        telegram.offer(TestingBot.update(2, "two"));
        telegram.offer(TestingBot.update(2, "two"));
        telegram.offer(TestingBot.update(1, "late"));
        telegram.offer(TestingBot.update(3, "three"));

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages())
                .extracting(Message::getId)
                .containsOnly("telegram:77:1", "telegram:77:2", "telegram:77:3")
                .contains("telegram:77:1");
    }

    @Test
    void aButtonThatWasPressedStopsTurningOnceThePressIsRecorded() throws Exception {
        telegram.offer(Talk.press(1, "q1", "/approve 1x5c0q"));

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
            Eventually.assertThatIt("answers", () -> telegram.answeredPresses().equals(List.of("q1")));
        }

        assertThat(recorder.messages()).singleElement().satisfies(message -> {
            assertThat(message.getText()).isEqualTo("/approve 1x5c0q");
            assertThat(message.getSender().getId()).isEqualTo("telegram:42");
            assertThat(message.getAddressed()).isTrue();
        });
    }

    @Test
    void aPressTelegramNoLongerWantsAnsweredHoldsNothingUp() throws Exception {
        telegram.next(new Mishap.Refusal(
                "answerCallbackQuery",
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid"));
        telegram.offer(Talk.press(1, "q1", "/help"));
        telegram.offer(TestingBot.update(2, "after"));

        try (TelegramSource source = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
            assertThat(source.trouble()).isEmpty();
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("/help", "after");
    }

    @Test
    void aTokenThatIsNoneIsRefusedWithoutBeingShown() {
        TelegramConfig config = new TelegramConfig(
                TestingBot.secret("not a token"),
                telegram.api(),
                Duration.ofSeconds(5),
                Groups.MENTION,
                Optional.empty());
        TelegramSource source = new TelegramSource(config, intake.intake(), new Backoff(PATIENCE, PATIENCE));

        assertThatExceptionOfType(IngressException.class)
                .isThrownBy(source::start)
                .withMessageContaining("${env:TELEGRAM_TOKEN}")
                .withMessageNotContaining("not a token");
        source.close();
    }

    private TelegramSource started() {
        return started(new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)));
    }

    private TelegramSource started(Backoff backoff) {
        TelegramSource source = new TelegramSource(TestingBot.config(telegram), intake.intake(), backoff);
        source.start();
        return source;
    }
}
