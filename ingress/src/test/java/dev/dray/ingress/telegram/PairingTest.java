package dev.dray.ingress.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.telegram.replay.Mishap;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.ingress.telegram.replay.Sent;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit opens everything before the tests.
class PairingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);
    private final RecordingRecorder recorder = new RecordingRecorder();
    private TestingIntake intake;
    private String code;

    @BeforeEach
    void open() {
        intake = new TestingIntake(directory, recorder);
        code = intake.pairings().open(Role.OWNER).code().text();
        telegram.start();
    }

    @AfterEach
    void close() {
        telegram.close();
        intake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pair %s", "/start %s", "/pair@replay_bot %s ", "/PAIR   %s"})
    void whoSendsTheCodeAloneIsVouchedForFromThenOnAndTold(String said) throws Exception {
        telegram.offer(Talk.alone(1, 90, "/jobs", ""));
        telegram.offer(Talk.alone(2, 90, said.formatted(code), ""));
        telegram.offer(Talk.alone(3, 90, "/jobs", ""));
        telegram.offer(Talk.alone(4, 91, "/jobs", ""));

        take();

        assertThat(recorder.messages())
                .extracting(message -> message.getRole().orElse(Role.STRANGER))
                .containsExactly(Role.STRANGER, Role.OWNER, Role.OWNER, Role.STRANGER);
        assertThat(telegram.awaitSent(1, PATIENCE))
                .extracting(Sent::text)
                .first()
                .asString()
                .startsWith("You are an owner now");
    }

    @Test
    void theCodeIsNotRecorded() throws Exception {
        telegram.offer(Talk.alone(1, 90, "/pair " + code, "\"reply_to_message\":{\"text\":\"" + code + "\"}"));

        take();

        Message message = recorder.messages().getFirst();
        assertThat(message.getKind()).isEqualTo("pairing");
        assertThat(message.getText()).isEqualTo("/pair •••••");
        assertThat(message.getAddressed()).isFalse();
        assertThat(message.getSender().getId()).isEqualTo("telegram:90");
        assertThat(new String(message.getRaw().array(), UTF_8))
                .doesNotContain(code)
                .contains("\"update_id\":1", "/pair •••••");
    }

    @Test
    void aWrongCodeIsToldSoAndLetsNobodyIn() throws Exception {
        telegram.offer(Talk.alone(1, 90, "/pair 22222-22222", ""));

        take();

        assertThat(intake.pairings().people()).isEmpty();
        assertThat(telegram.awaitSent(1, PATIENCE))
                .extracting(Sent::text)
                .first()
                .asString()
                .startsWith("There is no such code");
        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("/pair •••••");
    }

    @Test
    void aCodeSentInAGroupIsBurnt() throws Exception {
        telegram.offer(Talk.inGroup(1, "/pair " + code, ""));
        telegram.offer(Talk.alone(2, 90, "/pair " + code, ""));

        take();

        assertThat(intake.pairings().people()).isEmpty();
        assertThat(recorder.messages()).extracting(Message::getText).containsOnly("/pair •••••");
        assertThat(telegram.awaitSent(2, PATIENCE))
                .extracting(Sent::text)
                .anyMatch(text -> text.startsWith("Others may have read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"forward_origin\":{\"type\":\"user\"}",
                "\"via_bot\":{\"id\":5}",
                "\"business_connection_id\":\"b\""
            })
    void aCodeThatWasPassedOnIsBurnt(String more) throws Exception {
        telegram.offer(Talk.alone(1, 90, "/pair " + code, more));

        take();

        assertThat(intake.pairings().people()).isEmpty();
        assertThat(new String(recorder.messages().getFirst().getRaw().array(), UTF_8))
                .doesNotContain(code);
    }

    @Test
    void whatLinksToTheBotCarryBesidesCodesIsForRoutes() throws Exception {
        telegram.offer(Talk.alone(1, 90, "/start campaign-7", ""));
        telegram.offer(Talk.alone(2, 90, "/start", ""));

        take();

        assertThat(recorder.messages()).extracting(Message::getKind).containsOnly("message");
        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("/start campaign-7", "/start");
        assertThat(recorder.messages()).allMatch(Message::getAddressed);
    }

    @Test
    void aCrashBetweenLettingInAndRecordingLetsInOnceAndRecordsTheSame() throws Exception {
        recorder.refuseNext(3);
        telegram.offer(Talk.alone(1, 90, "/pair " + code, ""));

        take();

        assertThat(recorder.awaitRefused(3)).isTrue();
        assertThat(intake.pairings().people()).hasSize(1);
        assertThat(recorder.messages()).singleElement().satisfies(message -> {
            assertThat(message.getText()).isEqualTo("/pair •••••");
            assertThat(message.getRole()).contains(Role.OWNER);
        });
        assertThat(telegram.awaitSent(1, PATIENCE)).hasSize(1);
    }

    @Test
    void thatNobodyCanBeToldHoldsNothingUp() throws Exception {
        telegram.next(new Mishap.Refusal("sendMessage", 403, "Forbidden: bot was blocked by the user"));
        telegram.offer(Talk.alone(1, 90, "/pair " + code, ""));

        take();

        assertThat(intake.pairings().role("telegram:90")).contains(Role.OWNER);
    }

    @Test
    void aPressOfSomebodyWhoWasLetInIsVouchedFor() throws Exception {
        telegram.offer(Talk.alone(1, 42, "/pair " + code, ""));
        telegram.offer(Talk.press(2, "q", "/approve 1x5c0q"));

        take();

        assertThat(recorder.messages().getLast().getRole()).contains(Role.OWNER);
    }

    @Test
    void whatSomebodyWhoWasLetInCausesWithoutWordsStartsNothing() throws Exception {
        telegram.offer(Talk.alone(1, 42, "/pair " + code, ""));
        telegram.offer(
                "{\"update_id\":2,\"message_reaction\":{\"chat\":{\"id\":42,\"type\":\"private\"},\"user\":{\"id\":42}}}");

        take();

        assertThat(recorder.messages()).extracting(Message::getAddressed).isEqualTo(List.of(false, false));
    }

    private void take() throws InterruptedException {
        TelegramSource source = new TelegramSource(
                TestingBot.config(telegram),
                intake.intake(),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(50)));
        try (source) {
            source.start();
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
            // What is said aside is said on threads of its own, which end with the channel.
            telegram.awaitSent(told(), Duration.ofSeconds(2));
        }
    }

    private int told() {
        return (int) recorder.messages().stream()
                .filter(message -> message.getKind().equals("pairing"))
                .count();
    }
}
