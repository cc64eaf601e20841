package dev.dray.ingress.http;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Health;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.delivery.TestingReplies;
import dev.dray.ingress.http.HttpConfig.Bearer;
import dev.dray.ingress.http.HttpConfig.Permission;
import dev.dray.ingress.http.HttpConfig.Token;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import dev.dray.runtime.time.ManualTime;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.runtime.time.Timer;
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
import java.util.Optional;
import java.util.Set;

/**
 * The channel http on a free port, with a client and a guest called shop. Every answer is held against the OpenAPI
 * document the server has, and so is every message it takes.
 */
final class TestingHttp implements AutoCloseable {
    private static final Token SHOP = token(
            "shop",
            Bearer.GUEST,
            List.of(Permission.SEND, Permission.READ, Permission.FILES),
            List.of(),
            Optional.empty());
    static final DataSize LARGEST_FILE = DataSize.parse("64 MiB");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SystemTimer ownTimer = new SystemTimer();
    private final Home home;
    private final HttpSource source;
    private final TestingReplies replies;
    private final Contract contract;

    private TestingHttp(
            Path directory,
            Recorder recorder,
            BlobStore blobs,
            Health health,
            List<Token> tokens,
            Optional<ManualTime> time) {
        home = Home.open(directory);
        replies = new TestingReplies(directory);
        source = new HttpSource(
                config(new HostPort("127.0.0.1", 0), tokens),
                home,
                Set.of("http", "telegram", "cron"),
                recorder,
                blobs,
                replies::feed,
                () -> health,
                time.<InstantSource>map(each -> each).orElse(InstantSource.system()),
                time.<Timer>map(each -> each).orElse(ownTimer));
        source.start();
        contract = new Contract(fetchDocument());
    }

    static TestingHttp start(Path directory, Recorder recorder) {
        return start(directory, recorder, new Health(true, 0, List.of()));
    }

    static TestingHttp start(Path directory, Recorder recorder, Health health) {
        return new TestingHttp(directory, recorder, blobs(directory), health, List.of(SHOP), Optional.empty());
    }

    static TestingHttp start(Path directory, Recorder recorder, BlobStore blobs) {
        return new TestingHttp(
                directory, recorder, blobs, new Health(true, 0, List.of()), List.of(SHOP), Optional.empty());
    }

    private static BlobStore blobs(Path directory) {
        return new BlobStore(directory.resolve("blobs"), LARGEST_FILE);
    }

    /** With other tokens than the shop's, whose value is {@code a-token-for-the-} and their name. */
    static TestingHttp start(Path directory, Recorder recorder, Token... tokens) {
        return new TestingHttp(
                directory,
                recorder,
                blobs(directory),
                new Health(true, 0, List.of()),
                List.of(tokens),
                Optional.empty());
    }

    /** By a clock that is moved by hand. */
    static TestingHttp start(Path directory, Recorder recorder, ManualTime time, Token... tokens) {
        return new TestingHttp(
                directory,
                recorder,
                blobs(directory),
                new Health(true, 0, List.of()),
                List.of(tokens),
                Optional.of(time));
    }

    static HttpConfig config(HostPort listen, List<Token> tokens) {
        return new HttpConfig(
                listen, DataSize.parse("64 KiB"), 3, DataSize.parse("1 MiB"), List.of("dray.example"), tokens);
    }

    static Token token(
            String name,
            Bearer role,
            List<Permission> may,
            List<ConversationPattern> conversations,
            Optional<Rate> rate) {
        Secret secret = new Secret(
                SecretReference.parse("${env:A_TOKEN}"),
                _ -> "a-token-for-the-" + name,
                "channels.http.tokens[0].token");
        return new Token(name, secret, role, may, conversations, rate, Optional.empty());
    }

    private String fetchDocument() {
        try {
            return client.send(anonymous("/openapi.json").build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    TestingReplies replies() {
        return replies;
    }

    HostPort address() {
        return source.address();
    }

    /** The routes the server has, with their parameters as OpenAPI writes them. */
    List<String> routes() {
        return source.routes().stream()
                .map(route -> route.replace('<', '{').replace('>', '}'))
                .toList();
    }

    Contract contract() {
        return contract;
    }

    /** A request with the owner's token. */
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + token());
    }

    /** A request with the token of one of {@code channels.http.tokens}. */
    HttpRequest.Builder as(String name, String path) {
        return anonymous(path).header("Authorization", "Bearer a-token-for-the-" + name);
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + source.address() + path))
                .timeout(Duration.ofSeconds(60));
    }

    String token() {
        try {
            return Files.readString(home.root().resolve("http.token")).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.build();
        HttpResponse<String> response = client.send(built, BodyHandlers.ofString());
        contract.mustAllow(built, response);
        return response;
    }

    HttpClient client() {
        return client;
    }

    HttpResponse<String> post(String contentType, String body) throws IOException, InterruptedException {
        return post(request("/messages"), contentType, body);
    }

    HttpResponse<String> post(HttpRequest.Builder request, String contentType, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(request.header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
        if (response.statusCode() == 202) {
            contract.mustAllowToSend(contentType, body);
        }
        return response;
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
        ownTimer.close();
        replies.close();
        client.shutdownNow();
    }
}
