package dev.dray.cli.reach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.runtime.home.Home;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The gateway's HTTP channel, spoken to as its owner. */
public final class Mailbox {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;
    private final String token;

    private Mailbox(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /**
     * The channel of the gateway on a home.
     *
     * @throws CliException where none runs there, or its token cannot be read
     */
    public static Mailbox of(Home home) {
        Path token = home.root().resolve("http.token");
        String address = Gateway.address(home, Gateway.HTTP);
        try {
            return new Mailbox(address, Files.readString(token).strip());
        } catch (IOException e) {
            throw unreadable(token, e);
        }
    }

    static CliException unreadable(Path token, IOException e) {
        return new CliException(
                ExitCode.UNREACHABLE,
                "%s cannot be read (%s); run this as the user who runs the gateway".formatted(token, e.getMessage()));
    }

    /**
     * Sends a text and returns what the gateway said of it: id, conversation, where it is recorded.
     *
     * @param files as messages name them
     * @param notBefore when what it asks for shall be done, at the earliest
     */
    public JsonNode send(
            String text, List<ObjectNode> files, Optional<String> conversation, Optional<Instant> notBefore) {
        ObjectNode message = JSON.createObjectNode().put("text", text);
        conversation.ifPresent(name -> message.put("conversation", name));
        if (!files.isEmpty()) {
            message.putArray("attachments").addAll(files);
        }
        notBefore.ifPresent(at -> message.put("notBefore", at.toString()));
        return ask(request("/messages", PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.toString()))
                .build());
    }

    /** Sends a structured CloudEvent, and returns what the gateway said of it. */
    public JsonNode sendCloudEvent(String event) {
        return ask(request("/messages", PATIENCE)
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(event))
                .build());
    }

    /** The replies to a message so far; waits that long for the one that ends it. */
    public JsonNode replies(String id, Duration wait) {
        String path = "/messages/%s/replies?wait=%dms"
                .formatted(URLEncoder.encode(id, StandardCharsets.UTF_8), wait.toMillis());
        return ask(request(path, PATIENCE.plus(wait)).build());
    }

    /** How the gateway and its channels are. */
    public JsonNode status() {
        return ask(request("/status", PATIENCE).build());
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .timeout(timeout);
    }

    private JsonNode ask(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.UNREACHABLE,
                    "the gateway at %s does not answer (%s); is it running?"
                            .formatted(
                                    address,
                                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.UNREACHABLE, "interrupted while the gateway answered");
        }
        JsonNode answer = json(response.body());
        if (response.statusCode() / 100 == 2) {
            return answer;
        }
        ExitCode code = response.statusCode() / 100 == 5 ? ExitCode.UNREACHABLE : ExitCode.USAGE;
        throw new CliException(
                code,
                "the gateway refused (%d): %s"
                        .formatted(
                                response.statusCode(),
                                answer.path("detail")
                                        .asText(answer.path("title").asText("no reason given"))));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return JSON.createObjectNode();
        }
    }
}
