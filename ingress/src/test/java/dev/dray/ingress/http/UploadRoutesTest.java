package dev.dray.ingress.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.RecordingRecorder;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class UploadRoutesTest {
    private static final byte[] BYTES = "the December trailer".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private TestingHttp http;

    @BeforeEach
    void start() {
        http = TestingHttp.start(directory, new RecordingRecorder());
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void aServerSaysWhatItCan() throws Exception {
        HttpResponse<String> response = http.send(http.request("/uploads").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(header(response, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(header(response, "Tus-Extension")).isEqualTo("creation");
        assertThat(header(response, "Tus-Max-Size")).isEqualTo("67108864");
    }

    @Test
    void anUploadComesInPieces() throws Exception {
        HttpResponse<String> created = create(BYTES);
        String location = header(created, "Location");

        HttpResponse<String> first = patch(location, 0, "the Dec");
        HttpResponse<String> second = patch(location, 7, "ember trailer");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Upload-Offset")).isEqualTo("0");
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(header(first, "Upload-Offset")).isEqualTo("7");
        assertThat(first.headers().firstValue("Content-Location")).isEmpty();
        assertThat(header(second, "Upload-Offset")).isEqualTo("20");
        assertThat(header(second, "Content-Location")).isEqualTo("/blobs/sha256:" + ResumingClient.hex(BYTES));
        assertThat(header(second, "Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(http.send(http.request(header(second, "Content-Location"))).body())
                .isEqualTo("the December trailer");
    }

    @Test
    void whatCameBeforeTheLineBrokeNeedNotComeAgain() throws Exception {
        String location = header(create(BYTES), "Location");
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), http.address().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PATCH %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: 20\r\n"
                            + "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n\r\nthe Dec")
                    .formatted(location, http.address(), http.token())
                    .getBytes(UTF_8));
            out.flush();
        }

        Eventually.assertThatIt("what came is counted", () -> offset(location) == 7);
        assertThat(patch(location, 7, "ember trailer").statusCode()).isEqualTo(204);
    }

    @Test
    void anUploadGoesOnAfterARestartOfTheServer() throws Exception {
        String location = header(create(BYTES), "Location");
        patch(location, 0, "the Dec");
        http.close();
        http = TestingHttp.start(directory, new RecordingRecorder());

        HttpResponse<String> head = http.send(http.request(location).HEAD());

        assertThat(header(head, "Upload-Offset")).isEqualTo("7");
        assertThat(header(head, "Upload-Length")).isEqualTo("20");
        assertThat(header(head, "Cache-Control")).isEqualTo("no-store");
        assertThat(patch(location, 7, "ember trailer").statusCode()).isEqualTo(204);
    }

    @Test
    void aLostLastAnswerIsLearntByAsking() throws Exception {
        String location = header(create(BYTES), "Location");
        patch(location, 0, "the December trailer");

        HttpResponse<String> head = http.send(http.request(location).HEAD());

        assertThat(header(head, "Upload-Offset")).isEqualTo("20");
        assertThat(header(head, "Content-Location")).isEqualTo("/blobs/sha256:" + ResumingClient.hex(BYTES));
    }

    @Test
    void aPieceInTheWrongPlaceIsRefusedWithTheRightOne() throws Exception {
        String location = header(create(BYTES), "Location");
        patch(location, 0, "the Dec");

        HttpResponse<String> again = patch(location, 0, "the Dec");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(header(again, "Upload-Offset")).isEqualTo("7");
    }

    @Test
    void otherBytesThanAnnouncedAreRefusedAndForgotten() throws Exception {
        String location = header(create(BYTES), "Location");

        HttpResponse<String> response = patch(location, 0, "THE DECEMBER TRAILER");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("send it again from its beginning");
        assertThat(http.send(http.request(location).HEAD()).statusCode()).isEqualTo(404);
    }

    @Test
    void moreThanAnnouncedIsRefused() throws Exception {
        String location = header(create(BYTES), "Location");

        assertThat(patch(location, 0, "the December trailer, and more").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSameFileIsTheSameUpload() throws Exception {
        String location = header(create(BYTES), "Location");
        patch(location, 0, "the Dec");

        HttpResponse<String> again = create(BYTES);

        assertThat(header(again, "Location")).isEqualTo(location);
        assertThat(header(again, "Upload-Offset")).isEqualTo("7");
    }

    @Test
    void anUploadIsNobodyElses() throws Exception {
        String location = header(create(BYTES), "Location");
        patch(location, 0, "the Dec");

        HttpResponse<String> guest = http.send(http.as("shop", location).HEAD());

        assertThat(guest.statusCode()).isEqualTo(404);
        assertThat(http.send(http.anonymous(location).HEAD()).statusCode()).isEqualTo(401);
    }

    @Test
    void whatCannotBeAnUploadIsRefusedWithTheRemedy() throws Exception {
        HttpResponse<String> noHash =
                http.send(http.request("/uploads").header("Upload-Length", "5").POST(BodyPublishers.noBody()));
        HttpResponse<String> noLength = http.send(http.request("/uploads")
                .header("Upload-Metadata", ResumingClient.metadata(BYTES))
                .POST(BodyPublishers.noBody()));
        HttpResponse<String> tooLarge = http.send(http.request("/uploads")
                .header("Upload-Length", "67108865")
                .header("Upload-Metadata", ResumingClient.metadata(BYTES))
                .POST(BodyPublishers.noBody()));
        HttpResponse<String> future = http.send(
                http.request("/uploads").header("Tus-Resumable", "2.0.0").POST(BodyPublishers.noBody()));

        assertThat(noHash.statusCode()).isEqualTo(422);
        assertThat(noHash.body()).contains("Upload-Metadata", "sha256 <base64");
        assertThat(noLength.statusCode()).isEqualTo(400);
        assertThat(noLength.body()).contains("Upload-Length");
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("blobs.largest");
        assertThat(future.statusCode()).isEqualTo(412);
        assertThat(header(future, "Tus-Version")).isEqualTo("1.0.0");
    }

    private HttpResponse<String> create(byte[] bytes) throws Exception {
        return http.send(http.request("/uploads")
                .header("Upload-Length", String.valueOf(bytes.length))
                .header("Upload-Metadata", ResumingClient.metadata(bytes))
                .POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> patch(String location, int at, String bytes) throws Exception {
        HttpRequest.Builder request = http.request(location)
                .header("Upload-Offset", String.valueOf(at))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofString(bytes));
        return http.send(request);
    }

    private long offset(String location) {
        try {
            return Long.parseLong(header(http.send(http.request(location).HEAD()), "Upload-Offset"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("no " + name));
    }
}
