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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);
    private final RecordingRecorder recorder = new RecordingRecorder();

    @BeforeEach
    void open() {
        telegram.start();
    }

    @AfterEach
    void close() {
        telegram.close();
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
    void aTokenThatIsNoneIsRefusedWithoutBeingShown() {
        TelegramConfig config =
                new TelegramConfig(TestingBot.secret("not a token"), telegram.api(), Duration.ofSeconds(5));
        TelegramSource source = new TelegramSource(
                config, recorder, InstantSource.fixed(Instant.EPOCH), new Backoff(PATIENCE, PATIENCE));

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
        TelegramSource source =
                new TelegramSource(TestingBot.config(telegram), recorder, InstantSource.fixed(Updates.NOW), backoff);
        source.start();
        return source;
    }
}
