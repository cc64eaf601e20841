package dev.dray.ingress.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.telegram.replay.Mishap;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.schema.Attachment;
import dev.dray.schema.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens everything before the tests.
class FetchFilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String VOICE =
            "\"voice\":{\"file_id\":\"v1\",\"duration\":3,\"mime_type\":\"audio/ogg\"},\"caption\":\"listen\"";

    @TempDir
    private Path directory;

    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);
    private final RecordingRecorder recorder = new RecordingRecorder();
    private TestingIntake intake;

    @BeforeEach
    void open() {
        intake = new TestingIntake(directory, recorder);
        telegram.start();
        telegram.hold("v1", "spoken".getBytes(UTF_8));
    }

    @AfterEach
    void close() {
        telegram.close();
        intake.close();
    }

    @Test
    void theBytesOfAFileAreKeptBeforeItsMessageIsRecorded() throws Exception {
        Attachment voice = recorded(Talk.with(1, VOICE)).getAttachments().getFirst();

        assertThat(voice.getMediaType()).isEqualTo("audio/ogg");
        assertThat(voice.getSize()).contains(6L);
        assertThat(voice.getName()).isEmpty();
        assertThat(Files.readString(
                        intake.blobs().find(voice.getId()).orElseThrow().file()))
                .isEqualTo("spoken");
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        telegram.hold("v1", new byte[0]);

        Attachment voice = recorded(Talk.with(1, VOICE)).getAttachments().getFirst();

        assertThat(intake.blobs().find(voice.getId()).orElseThrow().size()).isZero();
    }

    @Test
    void whateverGoesWrongOnTheLineTheFileComes() throws Exception {
        telegram.next(
                new Mishap.Refusal("getFile", 500, "Internal Server Error"),
                new Mishap.LostAnswer("getFile"),
                new Mishap.FloodWait("getFile", 1),
                new Mishap.LostRequest("download"),
                new Mishap.Garbage("download", 502, "<html>Bad Gateway</html>"));

        Message message = recorded(Talk.with(1, VOICE));

        assertThat(message.getAttachments())
                .extracting(Attachment::getId)
                .first()
                .asString()
                .startsWith("sha256:");
        assertThat(recorder.messages()).hasSize(1);
    }

    @Test
    void whatCameBeforeTheFileThatIsWaitedForIsRecordedMeanwhile() throws Exception {
        telegram.next(new Mishap.FloodWait("getFile", 3_600));
        telegram.offer(TestingBot.update(1, "before"));
        telegram.offer(Talk.with(2, VOICE));
        telegram.offer(TestingBot.update(3, "after"));

        try (TelegramSource source = started()) {
            recorder.awaitMessages(1);
            Eventually.assertThatIt("says so", () -> source.trouble().orElse("").contains("a file of telegram:77:2"));
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("before");
        assertThat(telegram.unconfirmed()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aFileThatFailsForLongDoesNotHoldUpTheChannelForEver() throws Exception {
        telegram.next(IntStream.range(0, FetchFiles.MOST_TRIES)
                .mapToObj(_ -> new Mishap.Refusal("getFile", 500, "Internal Server Error"))
                .toArray(Mishap[]::new));
        telegram.offer(Talk.with(1, VOICE));
        telegram.offer(TestingBot.update(2, "after"));

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("listen", "after");
        Attachment voice = recorder.messages().getFirst().getAttachments().getFirst();
        assertThat(voice.getId()).isEqualTo("v1");
        assertThat(voice.getName()).contains("not fetched", "tried 10 times", "500");
    }

    @Test
    void whatTelegramNoLongerHasIsRecordedWithoutItsBytes() throws Exception {
        Message message = recorded(Talk.with(1, VOICE.replace("v1", "gone")));

        assertThat(message.getText()).isEqualTo("listen");
        assertThat(message.getAttachments())
                .extracting(Attachment::getId, Attachment::getName)
                .containsExactly(
                        tuple(
                                "gone",
                                "(not fetched: Telegram answers 400 Bad Request: wrong file_id or the file is temporarily unavailable)"));
    }

    @Test
    void whatIsTooLargeForABotIsRecordedWithoutItsBytes() throws Exception {
        telegram.hold("big", new byte[(20 << 20) + 1]);
        String said = "\"document\":{\"file_id\":\"big\",\"file_name\":\"film.mov\",\"file_size\":31457280}";
        telegram.hold("unsaid", new byte[(20 << 20) + 1]);
        String unsaid = "\"document\":{\"file_id\":\"unsaid\",\"file_name\":\"film.mov\"}";
        telegram.offer(Talk.with(1, said));
        telegram.offer(Talk.with(2, unsaid));

        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }

        assertThat(recorder.messages())
                .flatExtracting(Message::getAttachments)
                .extracting(Attachment::getName)
                .containsExactly(
                        "film.mov (not fetched: larger than the 20 MB a bot may fetch)",
                        "film.mov (not fetched: Telegram answers 400 Bad Request: file is too big)");
    }

    @Test
    void aStrangersFileDoesNotFillTheDisk() throws Exception {
        Message message = recorded(Talk.with(1, VOICE).replace("42", "666"));

        assertThat(message.getAttachments()).extracting(Attachment::getId).isEqualTo(List.of("v1"));
        assertThat(directory.resolve("blobs")).doesNotExist();
    }

    private Message recorded(String update) throws Exception {
        telegram.offer(update);
        try (TelegramSource _ = started()) {
            assertThat(telegram.awaitAllConfirmed(PATIENCE)).isTrue();
        }
        return recorder.messages().getLast();
    }

    private TelegramSource started() {
        TelegramSource source = new TelegramSource(
                TestingBot.config(telegram),
                intake.intake(),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(100)));
        source.start();
        return source;
    }
}
