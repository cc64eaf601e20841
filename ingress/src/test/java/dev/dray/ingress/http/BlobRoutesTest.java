package dev.dray.ingress.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.blob.BlobsConfig;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.value.DataSize;
import dev.dray.schema.Attachment;
import dev.dray.schema.Message;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class BlobRoutesTest {
    private static final String TEN = "0123456789";

    private final RecordingRecorder recorder = new RecordingRecorder();

    @TempDir
    private Path directory;

    private BlobStore blobs;
    private TestingHttp http;
    private Blob ten;

    @BeforeEach
    void start() throws Exception {
        blobs = new BlobStore(
                directory.resolve("blobs"), new BlobsConfig(new DataSize(100), Duration.ofDays(30), new DataSize(150)));
        http = TestingHttp.start(directory, recorder, blobs);
        ten = blobs.keep(new ByteArrayInputStream(TEN.getBytes(UTF_8)));
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void aFileIsFetchedUnderItsHash() throws Exception {
        HttpResponse<String> response = http.send(http.request("/blobs/" + ten.id()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(TEN);
        assertThat(header(response, "Content-Length")).contains("10");
        assertThat(header(response, "ETag")).contains("\"" + ten.id() + "\"");
        assertThat(header(response, "Cache-Control")).contains("private, max-age=31536000, immutable");
        assertThat(header(response, "Accept-Ranges")).contains("bytes");
    }

    @Test
    void whatItIsCanBeAskedWithoutItsBytes() throws Exception {
        HttpResponse<String> response =
                http.send(http.request("/blobs/" + ten.id()).HEAD());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(header(response, "Content-Length")).contains("10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bytes=0-3    | 206 | 0123       | bytes 0-3/10
                    bytes=4-     | 206 | 456789     | bytes 4-9/10
                    bytes=9-99   | 206 | 9          | bytes 9-9/10
                    bytes=-3     | 206 | 789        | bytes 7-9/10
                    bytes=-99    | 206 | 0123456789 | bytes 0-9/10
                    bytes=3-2    | 200 | 0123456789 |
                    bytes=0-1,3- | 200 | 0123456789 |
                    lines=1-2    | 200 | 0123456789 |
                    """)
    void aPartIsFetchedByItsRange(String range, int status, String body, String contentRange) throws Exception {
        HttpResponse<String> response =
                http.send(http.request("/blobs/" + ten.id()).header("Range", range));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(header(response, "Content-Range")).isEqualTo(Optional.ofNullable(contentRange));
        assertThat(header(response, "Content-Length")).contains(String.valueOf(body.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-11", "bytes=-0"})
    void bytesItDoesNotHaveAreRefused(String range) throws Exception {
        HttpResponse<String> response =
                http.send(http.request("/blobs/" + ten.id()).header("Range", range));

        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(header(response, "Content-Range")).contains("bytes */10");
    }

    @Test
    void aRangeOfAnotherFileIsAnsweredWithAllOfThis() throws Exception {
        HttpResponse<String> same = http.send(http.request("/blobs/" + ten.id())
                .header("Range", "bytes=4-")
                .header("If-Range", "\"" + ten.id() + "\""));
        HttpResponse<String> other = http.send(
                http.request("/blobs/" + ten.id()).header("Range", "bytes=4-").header("If-Range", "\"another\""));

        assertThat(same.body()).isEqualTo("456789");
        assertThat(other.body()).isEqualTo(TEN);
    }

    @Test
    void whoHasItNeedNotFetchItAgain() throws Exception {
        HttpResponse<String> response =
                http.send(http.request("/blobs/" + ten.id()).header("If-None-Match", "\"" + ten.id() + "\""));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/blobs/sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "/blobs/sha256:..%2f..%2fhttp.token",
                "/blobs/17"
            })
    void whatIsNotHereIsSaidToBeNowhere(String path) throws Exception {
        assertThat(http.send(http.request(path)).statusCode()).isIn(400, 404);
    }

    @Test
    void noListIsGivenToAnybody() throws Exception {
        assertThat(http.send(http.request("/blobs")).statusCode()).isEqualTo(404);
        assertThat(http.send(http.request("/blobs/")).statusCode()).isEqualTo(404);
        assertThat(http.send(guest("/blobs")).statusCode()).isEqualTo(404);
        assertThat(http.send(guest("/uploads")).statusCode()).isEqualTo(405);
    }

    @Test
    void aGuestReadsWhatTheyKnowTheHashOfAndAStrangerNothing() throws Exception {
        assertThat(http.send(guest("/blobs/" + ten.id())).body()).isEqualTo(TEN);
        assertThat(http.send(http.anonymous("/blobs/" + ten.id())).statusCode()).isEqualTo(401);
        assertThat(http.send(http.anonymous("/blobs/" + ten.id()).PUT(BodyPublishers.ofString(TEN)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aFileComesInOneGo() throws Exception {
        byte[] bytes = "a new one".getBytes(UTF_8);
        String path = "/blobs/sha256:" + ResumingClient.hex(bytes);

        assertThat(http.send(http.request(path).PUT(BodyPublishers.ofByteArray(bytes)))
                        .statusCode())
                .isEqualTo(201);
        assertThat(http.send(http.request(path).PUT(BodyPublishers.ofByteArray(bytes)))
                        .statusCode())
                .isEqualTo(204);
        assertThat(http.send(http.request(path)).body()).isEqualTo("a new one");
    }

    @Test
    void otherBytesThanTheHashSaysAreRefused() throws Exception {
        HttpResponse<String> response =
                http.send(http.request("/blobs/sha256:" + "0".repeat(64)).PUT(BodyPublishers.ofString("a new one")));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("nothing of it is kept");
    }

    @Test
    void whatIsTooLargeOrHasNoRoomIsRefusedWithTheRemedy() throws Exception {
        byte[] large = new byte[101];
        HttpResponse<String> tooLarge = http.send(
                http.request("/blobs/sha256:" + ResumingClient.hex(large)).PUT(BodyPublishers.ofByteArray(large)));
        blobs.keep(new ByteArrayInputStream(new byte[100]));
        byte[] more = new byte[41];
        HttpResponse<String> full = http.send(
                http.request("/blobs/sha256:" + ResumingClient.hex(more)).PUT(BodyPublishers.ofByteArray(more)));

        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("100 B", "blobs.largest");
        assertThat(full.statusCode()).isEqualTo(507);
        assertThat(full.body()).contains("150 B", "blobs.total");
    }

    @Test
    void aMessageNamesAFileThatIsHere() throws Exception {
        Files.setLastModifiedTime(ten.file(), FileTime.from(Instant.EPOCH));

        HttpResponse<String> response = http.post(
                "application/json",
                "{\"text\":\"look\",\"attachments\":[{\"id\":\"%s\",\"name\":\"ten.txt\"}]}".formatted(ten.id()));

        assertThat(response.statusCode()).isEqualTo(202);
        Message message = recorder.messages().getFirst();
        assertThat(message.getAttachments()).extracting(Attachment::getId).containsExactly(ten.id());
        assertThat(message.getAttachments().getFirst().getSize()).contains(10L);
        assertThat(Files.getLastModifiedTime(ten.file()).toInstant())
                .as("it is kept from now on")
                .isAfter(Instant.EPOCH.plus(Duration.ofDays(10_000)));
    }

    @Test
    void aMessageThatNamesAFileThatIsNotHereIsRefused() throws Exception {
        HttpResponse<String> response = http.post(
                "application/json",
                "{\"text\":\"look\",\"attachments\":[{\"id\":\"%s\"},{\"id\":\"sha256:12\"}]}".formatted(ten.id()));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("attachments[1].id: sha256:12 is not here", "POST /uploads");
        assertThat(recorder.messages()).isEmpty();
    }

    private java.net.http.HttpRequest.Builder guest(String path) {
        return http.as("shop", path);
    }

    private static Optional<String> header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name);
    }
}
