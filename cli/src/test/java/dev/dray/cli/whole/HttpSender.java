package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Somebody who sends messages over HTTP, with the token of the gateway's home. */
final class HttpSender {
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI messages;
    private final Path token;

    /** @param home of the gateway that listens on that address */
    HttpSender(String address, Path home) {
        this.messages = URI.create(address + "/messages");
        this.token = home.resolve("http.token");
    }

    /** Whether somebody listens there. */
    boolean answers() {
        try {
            return Files.exists(token) && post("application/json", "{}").statusCode() > 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends a text in the conversation {@code http/<source>}; the message is then {@code http:<source>:<id>}. */
    HttpResponse<String> send(String source, String id, String text) throws IOException, InterruptedException {
        return post(
                "application/json", "{\"source\":\"%s\",\"id\":\"%s\",\"text\":\"%s\"}".formatted(source, id, text));
    }

    /** Sends a text that must be accepted, and returns the message's id. */
    String say(String source, String id, String text) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(source, id, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return "http:%s:%s".formatted(source, id);
    }

    HttpResponse<String> post(String contentType, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(messages)
                        .timeout(ANSWER)
                        .header(
                                "Authorization",
                                "Bearer " + Files.readString(token).strip())
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The replies to a message so far, as JSON. */
    String replies(String message) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(messages + "/" + message.replace(" ", "%20") + "/replies"))
                                .timeout(ANSWER)
                                .header(
                                        "Authorization",
                                        "Bearer " + Files.readString(token).strip())
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
