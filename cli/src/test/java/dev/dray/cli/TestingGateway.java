package dev.dray.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dray.cli.reach.Gateway;
import dev.dray.runtime.home.Addresses;
import dev.dray.runtime.home.Addresses.Publication;
import dev.dray.runtime.home.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A gateway of which there is only the HTTP channel, which gives the answers it was told to. */
final class TestingGateway implements AutoCloseable {
    static final String TOKEN = "the-home-token";

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private final Publication publication;

    /** A request as it came. */
    record Asked(String what, String authorization, String body) {}

    private record Answer(int status, String body) {}

    TestingGateway(Path home) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        Files.writeString(home.resolve("http.token"), TOKEN + "\n");
        publication = new Addresses(Home.open(home))
                .publish(
                        Gateway.ROLE,
                        Map.of(
                                Gateway.HTTP,
                                "http://127.0.0.1:" + server.getAddress().getPort()));
    }

    /** What to answer next, after what it was told before. */
    TestingGateway answers(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    /** The requests so far, oldest first. */
    BlockingQueue<Asked> asked() {
        return asked;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    body));
            Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Ends the server and leaves its address published, as a gateway does that hangs. */
    void fallSilent() {
        server.stop(0);
    }

    @Override
    public void close() {
        publication.close();
        server.stop(0);
    }
}
