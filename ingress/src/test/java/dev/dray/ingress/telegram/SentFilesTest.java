package dev.dray.ingress.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.NotingSending;
import dev.dray.ingress.telegram.replay.Mishap;
import dev.dray.ingress.telegram.replay.ReplayBotApi;
import dev.dray.ingress.telegram.replay.SentMessage;
import dev.dray.runtime.time.ManualTime;
import dev.dray.runtime.value.DataSize;
import dev.dray.schema.Action;
import dev.dray.schema.Attachment;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit opens the line before each test.
class SentFilesTest {
    private final ReplayBotApi telegram = new ReplayBotApi(TestingBot.TOKEN);

    @TempDir
    private Path directory;

    private BlobStore blobs;
    private Line line;
    private TelegramDelivery delivery;

    @BeforeEach
    void open() {
        telegram.start();
        blobs = new BlobStore(directory.resolve("blobs"), DataSize.parse("100 MiB"));
        line = new Line(
                TestingBot.config(telegram),
                directory.resolve("telegram-sent.db"),
                new ManualTime(Instant.parse("2026-11-20T09:30:00Z")),
                TestingBot.UNHURRIED);
        line.start();
        delivery = new TelegramDelivery(line, blobs);
    }

    @AfterEach
    void close() {
        line.close();
        telegram.close();
    }

    @ParameterizedTest
    @CsvSource({
        "video/mp4, video",
        "audio/mpeg, audio",
        "audio/ogg, voice",
        "application/pdf, document",
        "image/png, document", // As its bytes are no picture.
        "'Video/MP4; codecs=x', video"
    })
    void aFileArrivesWholeAsWhatItIsWithTheTextUnderIt(String mediaType, String kind) throws Exception {
        byte[] bytes = bytes(3 << 20);

        deliver(reply("**Here** it is", file("the \"file\"é", mediaType, bytes)));

        SentMessage message = telegram.messages().getFirst();
        assertThat(message.kind()).isEqualTo(kind);
        assertThat(message.text()).isEqualTo("Here it is");
        assertThat(message.entities()).containsExactly("bold 0+4");
        assertThat(message.file().orElseThrow().bytes()).isEqualTo(ByteBuffer.wrap(bytes));
        assertThat(message.file().orElseThrow().name()).isEqualTo("the %22file%22é");
        assertThat(telegram.messages()).hasSize(1);
    }

    @Test
    void aPictureIsAPhotoAndOneTelegramWouldNotTakeIsADocument() throws Exception {
        deliver(reply("", file("a.png", "image/png", picture(300, 200))));
        deliver(reply("", file("long.png", "image/png", picture(2_100, 100))));

        assertThat(telegram.messages()).extracting(SentMessage::kind).containsExactly("photo", "document");
    }

    @Test
    void neighboursOfOneKindAreAnAlbumWithTheTextUnderTheFirst() throws Exception {
        deliver(reply(
                "Three",
                file("a.png", "image/png", picture(30, 20)),
                file("b.mp4", "video/mp4", bytes(10)),
                file("c.pdf", "application/pdf", bytes(11)),
                file("d.pdf", "application/pdf", bytes(12)),
                file("e.ogg", "audio/ogg", bytes(13))));

        assertThat(telegram.messages())
                .extracting(SentMessage::kind)
                .containsExactly("photo", "video", "document", "document", "voice");
        assertThat(telegram.messages()).extracting(SentMessage::text).containsExactly("Three", "", "", "", "");
    }

    @Test
    void elevenFilesAreAnAlbumOfTenAndOne() throws Exception {
        NotingSending sending = new NotingSending();
        Attachment[] files = new Attachment[11];
        for (int i = 0; i < files.length; i++) {
            files[i] = file("f" + i, "text/csv", bytes(i + 1));
        }

        delivery.deliver(reply("", files), sending);

        assertThat(sending.partsDone()).isEqualTo(2);
        assertThat(telegram.messages())
                .extracting(message -> message.file().orElseThrow().name())
                .containsExactly(Arrays.stream(files).map(Attachment::getName).toArray(String[]::new));
    }

    @Test
    void aLongTextComesBeforeItsFileAndButtonsBeforeAnAlbum() throws Exception {
        Attachment file = file("a.pdf", "application/pdf", bytes(10));
        deliver(reply("word ".repeat(300), file));
        assertThat(telegram.messages()).extracting(SentMessage::kind).containsExactly("text", "document");

        deliver(Reply.newBuilder(reply("Again?", file, file("b.pdf", "application/pdf", bytes(11))))
                .setActions(List.of(Action.newBuilder()
                        .setLabel("Retry")
                        .setCommand("/retry 7f")
                        .build()))
                .build());

        assertThat(telegram.messages().get(2).buttons()).containsExactly("Retry=/retry 7f");
        assertThat(telegram.messages())
                .extracting(SentMessage::kind)
                .containsExactly("text", "document", "text", "document", "document");
    }

    @Test
    void aFileTelegramRefusesGoesAsADocumentAndThenIsNamed() throws Exception {
        telegram.next(
                new Mishap.Refusal("sendVideo", 400, "Bad Request: wrong file"),
                new Mishap.Refusal("sendDocument", 400, "Bad Request: wrong file"));

        DeliveryOutcome outcome = deliver(reply("Look", file("a.mp4", "video/mp4", bytes(10))));

        assertThat(outcome).isEqualTo(new Delivered());
        assertThat(telegram.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text())
                        .startsWith("Look\n📎 a.mp4 (Telegram did not take it")
                        .contains("/blobs/sha256:"));
    }

    @Test
    void aFileThatIsTooLargeOrEmptyIsNamedWithWhereItIs() throws Exception {
        Attachment large = file("film.mp4", "video/mp4", new byte[50_000_001]);

        deliver(reply("Done", large, file("none.txt", "text/plain", new byte[0])));

        assertThat(telegram.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.text())
                        .contains(
                                "film.mp4",
                                "more than the 50 MB",
                                "/blobs/" + large.getId(),
                                "none.txt (an empty file)"));
    }

    @Test
    void whatMayHaveArrivedSaysSoUnderTheFile() throws Exception {
        Reply reply = reply("", file("a.pdf", "application/pdf", bytes(10)));
        telegram.next(new Mishap.LostAnswer("sendDocument"));
        assertThat(deliver(reply))
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.arrival()).isEqualTo(Arrival.PERHAPS));

        delivery.deliver(reply, new NotingSending().mayHaveArrivedBefore());

        assertThat(telegram.messages()).extracting(SentMessage::text).containsExactly("", "(repeated) ");
    }

    @Test
    void aFileThatGoesAwayBeforeItIsSentIsNamedNextTime() throws Exception {
        Attachment file = file("a.pdf", "application/pdf", bytes(10));
        Blob blob = blobs.find(file.getId()).orElseThrow();
        Files.delete(blob.file());

        assertThat(deliver(reply("Look", file))).isEqualTo(new Delivered());

        assertThat(telegram.messages()).extracting(SentMessage::text).containsExactly("Look\n📎 a.pdf");
    }

    private DeliveryOutcome deliver(Reply reply) {
        return delivery.deliver(reply, new NotingSending());
    }

    private static Reply reply(String text, Attachment... files) {
        return Reply.newBuilder()
                .setId("reply-1")
                .setConversation("telegram/42")
                .setKind(ReplyKind.RESULT)
                .setText(text)
                .setAttachments(List.of(files))
                .setAt(Instant.parse("2026-11-20T09:30:00Z"))
                .build();
    }

    private Attachment file(String name, String mediaType, byte[] bytes) throws IOException {
        return Attachment.newBuilder()
                .setId(blobs.keep(new ByteArrayInputStream(bytes)).id())
                .setName(name)
                .setMediaType(mediaType)
                .build();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
