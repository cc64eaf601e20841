package dev.dray.ingress.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.activity.JobStates;
import dev.dray.ingress.telegram.replay.Mishap;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.ingress.telegram.replay.Sent;
import dev.dray.ingress.telegram.replay.SentMessage;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens the line before each test.
class TelegramActivityTest {
    private static final Instant START = Instant.parse("2026-11-20T09:30:00Z");
    private static final String CHAT = "telegram/42";

    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);
    private final ManualTime time = new ManualTime(START);

    @TempDir
    private Path directory;

    private Line line;
    private TelegramActivity activity;

    @BeforeEach
    void open() {
        telegram.start();
        openActivity();
    }

    private void openActivity() {
        line = new Line(TestingBot.config(telegram), directory.resolve("telegram-sent.db"), time, TestingBot.UNHURRIED);
        line.start();
        activity = new TelegramActivity(line, time, time, Runnable::run);
        activity.start();
    }

    @AfterEach
    void close() {
        closeActivity();
        telegram.close();
    }

    private void closeActivity() {
        activity.close();
        line.close();
    }

    @Test
    void aJobThatEndsWithinASecondShowsNothing() {
        activity.running(started().build());
        time.advance(Duration.ofMillis(900));
        activity.resting(ended(JobStatus.SUCCEEDED));

        time.advance(Duration.ofSeconds(10));

        assertThat(telegram.messages()).isEmpty();
        assertThat(telegram.actions()).isEmpty();
    }

    @Test
    void aJobThatRunsIsSeenToEveryFourSeconds() {
        activity.running(started().build());

        time.advance(Duration.ofSeconds(13));

        assertThat(telegram.actions()).hasSize(4).containsOnly(new Sent("42", Optional.empty(), "upload_video"));
    }

    @Test
    void aJobThatTakesLongerHasOneMessageWithAButtonToCancelIt() {
        activity.running(started().build());
        time.advance(Duration.ofSeconds(4));
        assertThat(telegram.messages()).isEmpty();

        time.advance(Duration.ofSeconds(2));

        assertThat(telegram.messages()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("⏳ render on mac-mini\n0 s");
            assertThat(message.buttons()).containsExactly("Cancel=/cancel j1");
        });
    }

    @Test
    void itsProgressIsEditedIntoThatMessageAtMostEveryThreeSecondsAndOnlyWhereItChanged() {
        activity.running(started().setPercent(1.0).build());
        time.advance(Duration.ofSeconds(2));
        for (int second = 0; second < 30; second++) {
            activity.running(started()
                    .setPercent(10.0 + second)
                    .setText("frame " + second)
                    .setVersion(3L + second)
                    .build());
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(telegram.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text())
                        .startsWith("⏳ render on mac-mini\n▓▓▓▓░░░░░░ 3")
                        .contains("% · 30 s\nframe 2"));
        assertThat(edits()).isBetween(9, 11);
        int edits = edits();
        time.advance(Duration.ofSeconds(6));
        assertThat(edits()).isLessThanOrEqualTo(edits + 1);
    }

    @Test
    void atItsEndTheMessageSaysSoAndItsButtonGoes() {
        activity.running(started().setPercent(50.0).build());
        time.advance(Duration.ofSeconds(3));
        activity.resting(ended(JobStatus.SUCCEEDED));

        time.advance(Duration.ofSeconds(1));

        assertThat(telegram.messages()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("✅ render: done after 3 min");
            assertThat(message.buttons()).isEmpty();
        });
    }

    @Test
    void aJobThatIsTriedAgainGoesOnInItsMessage() {
        activity.running(started().setPercent(50.0).build());
        time.advance(Duration.ofSeconds(3));
        activity.resting(started().setStatus(JobStatus.WAITING).setVersion(3).build());
        time.advance(Duration.ofSeconds(60));
        assertThat(telegram.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("⏸ render waits to be tried again"));

        activity.running(JobStates.started("j1", CHAT, time.instant())
                .setPercent(5.0)
                .setVersion(4)
                .build());
        time.advance(Duration.ofSeconds(5));

        assertThat(telegram.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("5 %"));
    }

    @Test
    void aRestartEditsTheSameMessage() {
        activity.running(started().setPercent(50.0).build());
        time.advance(Duration.ofSeconds(3));
        closeActivity();
        openActivity();

        activity.resting(ended(JobStatus.DEAD));
        time.advance(Duration.ofSeconds(1));

        assertThat(telegram.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("❌ render: failed after 3 min"));
    }

    @Test
    void aMessageWhoseAnswerWasLostIsNotSentAgain() {
        telegram.next(new Mishap.LostAnswer("sendMessage"));
        activity.running(started().setPercent(50.0).build());

        time.advance(Duration.ofSeconds(60));
        closeActivity();
        openActivity();
        activity.running(started().setPercent(60.0).setVersion(3).build());
        time.advance(Duration.ofSeconds(60));

        assertThat(telegram.messages()).hasSize(1);
    }

    @Test
    void aMessageThatWasDeletedIsNotReplaced() {
        activity.running(started().setPercent(50.0).build());
        time.advance(Duration.ofSeconds(3));
        telegram.delete(1);

        activity.running(started().setPercent(60.0).setVersion(3).build());
        time.advance(Duration.ofSeconds(60));
        activity.resting(ended(JobStatus.SUCCEEDED));
        time.advance(Duration.ofSeconds(60));

        assertThat(telegram.messages()).hasSize(1);
        assertThat(edits()).isZero();
    }

    @Test
    void tooManyEditsWaitAsLongAsTelegramSays() {
        activity.running(started().setPercent(50.0).build());
        time.advance(Duration.ofSeconds(3));
        telegram.next(new Mishap.FloodWait("editMessageText", 30));
        activity.running(started().setPercent(60.0).setVersion(3).build());
        time.advance(Duration.ofSeconds(20));
        assertThat(edits()).isZero();

        time.advance(Duration.ofSeconds(20));

        assertThat(edits()).isPositive();
        assertThat(telegram.messages())
                .extracting(SentMessage::text)
                .singleElement()
                .asString()
                .contains("60 %");
    }

    @Test
    void whatDidNotReachTelegramIsTriedAgain() {
        telegram.next(new Mishap.FloodWait("sendMessage", 5));
        activity.running(started().setPercent(50.0).build());

        time.advance(Duration.ofSeconds(30));

        assertThat(telegram.messages()).hasSize(1);
    }

    private int edits() {
        return telegram.messages().getFirst().edits();
    }

    private static JobState.Builder started() {
        return JobStates.started("j1", CHAT, START);
    }

    private static JobState ended(JobStatus status) {
        return started()
                .setStatus(status)
                .setEndedAt(START.plus(Duration.ofMinutes(3)))
                .setVersion(99)
                .build();
    }
}
