package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.ChannelHealth;
import dev.dray.ingress.channel.Health;
import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.ManualTime;
import dev.dray.runtime.value.DataSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class AdmissionTest {
    private final RecordingRecorder recorder = new RecordingRecorder();

    @TempDir
    private Path directory;

    private TestingHttp http;

    @BeforeEach
    void start() {
        http = TestingHttp.start(
                directory,
                recorder,
                new Health(false, 3, List.of(ChannelHealth.of("telegram", Optional.of("its token is refused")))));
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages/x/replies", "/conversations/http%2Fa/replies"})
    void withoutATokenNothingIsTold(String path) throws Exception {
        HttpResponse<String> response = http.send(http.anonymous(path));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"dray\"");
        assertThat(response.body()).contains(directory.resolve("http.token").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Basic dXNlcjpwYXNz", "Bearer", "bearer  "})
    void aWrongTokenIsNoToken(String authorization) throws Exception {
        HttpResponse<String> response = http.send(http.anonymous("/messages")
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"a\"}")));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void theOwnersTokenIsMadeOnceAndReadableByTheOwnerOnly() throws Exception {
        String token = http.token();
        http.close();
        http = TestingHttp.start(directory, recorder);

        assertThat(http.token()).isEqualTo(token).hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("http.token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aTokenOthersCanReadIsNotTrusted() throws Exception {
        http.close();
        Files.setPosixFilePermissions(directory.resolve("http.token"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatExceptionOfType(IngressException.class)
                .isThrownBy(() -> TestingHttp.start(directory, recorder))
                .withMessageContaining("chmod 600");
    }

    @Test
    void aTakenAddressIsSaid() {
        HttpSource second = new HttpSource(
                TestingHttp.config(http.address(), List.of()),
                Home.open(directory),
                Set.of("http"),
                recorder,
                new BlobStore(directory, DataSize.parse("1 KiB")),
                () -> http.replies().feed(),
                () -> new Health(true, 0, List.of()),
                InstantSource.system(),
                new ManualTime(Instant.EPOCH));

        assertThatExceptionOfType(IngressException.class)
                .isThrownBy(second::start)
                .withMessageContaining("cannot listen on " + http.address())
                .withMessageContaining("channels.http.listen");
        second.close();
    }

    @Test
    void aPageOfAnotherSiteIsRefused() throws Exception {
        assertThat(raw("GET /health HTTP/1.1\r\nHost: %s\r\nOrigin: https://evil.example\r\n"
                        .formatted(http.address())))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /health HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\n"
                        .formatted(http.address(), http.address())))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,200", "localhost:4810,200", "[::1]:80,200", "dray.example,200", "evil.example:4810,421"})
    void onlyOwnNamesAreAnswered(String host, int status) throws Exception {
        assertThat(raw("GET /health HTTP/1.1\r\nHost: " + host + "\r\n")).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void healthNeedsNoTokenAndSaysWhatIsWrong() throws Exception {
        HttpResponse<String> response = http.send(http.anonymous("/health"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"status\":\"degraded\",\"broker\":\"away\",\"outbox\":{\"waiting\":3},\"troubled\":[\"telegram\"]}");
    }

    @Test
    void anOwnerSeesHowEachChannelIs() throws Exception {
        HttpResponse<String> response = http.send(http.request("/status"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .endsWith("\"channels\":[{\"name\":\"telegram\",\"trouble\":\"its token is refused\",\"lastIn\":null,"
                        + "\"unsent\":0,\"unsentSince\":null,\"unsentWhy\":null}]}");
    }

    @Test
    void aGuestDoesNotSeeHowTheChannelsAre() throws Exception {
        HttpResponse<String> response = http.send(http.as("shop", "/status"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).doesNotContain("telegram");
    }

    @ParameterizedTest
    @CsvSource({"GET,/,404", "GET,/nothing,404", "DELETE,/messages,405", "PUT,/health,405"})
    void whatIsNotThereIsAProblemToo(String method, String path, int status) throws Exception {
        HttpResponse<String> response = http.send(http.request(path).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("POST /messages");
    }

    private String raw(String head) throws IOException {
        try (Socket socket = new Socket(http.address().host(), http.address().port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
