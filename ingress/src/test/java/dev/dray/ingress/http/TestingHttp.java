package dev.dray.ingress.http;

import dev.dray.ingress.channel.Health;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.delivery.TestingReplies;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import dev.dray.runtime.value.DataSize;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The channel http on a free port, with a client and a guest called shop. */
final class TestingHttp implements AutoCloseable {
    static final String GUEST_TOKEN = "a-token-for-the-shop";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path tokenFile;
    private final HttpSource source;
    private final TestingReplies replies;

    private TestingHttp(Path directory, Recorder recorder, Health health) {
        tokenFile = directory.resolve("http.token");
        replies = new TestingReplies(directory);
        HttpConfig config = new HttpConfig(
                new HostPort("127.0.0.1", 0),
                DataSize.parse("64 KiB"),
                List.of("dray.example"),
                List.of(new HttpConfig.Token("shop", secret(), HttpConfig.Bearer.GUEST)));
        source = new HttpSource(
                config,
                tokenFile,
                Set.of("http", "telegram", "cron"),
                recorder,
                replies::feed,
                () -> health,
                InstantSource.system());
    }

    static TestingHttp start(Path directory, Recorder recorder) {
        return start(directory, recorder, new Health(true, 0, List.of()));
    }

    static TestingHttp start(Path directory, Recorder recorder, Health health) {
        TestingHttp http = new TestingHttp(directory, recorder, health);
        http.source.start();
        return http;
    }

    private static Secret secret() {
        return new Secret(
                SecretReference.parse("${env:SHOP_TOKEN}"), _ -> GUEST_TOKEN, "channels.http.tokens[0].token");
    }

    TestingReplies replies() {
        return replies;
    }

    HostPort address() {
        return source.address();
    }

    /** A request with the owner's token. */
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + token());
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + source.address() + path))
                .timeout(Duration.ofSeconds(60));
    }

    String token() {
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpClient client() {
        return client;
    }

    HttpResponse<String> post(String contentType, String body) throws IOException, InterruptedException {
        return send(request("/messages").header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    /** The status a plain message is answered with; 0 where the line broke. */
    int tryPost(String json) throws InterruptedException {
        try {
            return post("application/json", json).statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    void stopServer() {
        source.close();
    }

    @Override
    public void close() {
        source.close();
        replies.close();
        client.shutdownNow();
    }
}
