package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.telegram.RawJson.CutException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the Bot API, as bytes. Calls block, and end when their thread is interrupted.
 *
 * @see <a href="https://core.telegram.org/bots/api#making-requests">Bot API: making requests</a>
 */
final class BotApi implements AutoCloseable {
    /** What may pass beyond the time asked for before an answer counts as lost. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final long MOST_BYTES = 64L << 20;
    private static final long SLOWEST_BYTES_A_SECOND = 64 << 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final BotToken token;
    private final HttpClient http;

    BotApi(URI api, BotToken token) {
        this.api = api;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Waits up to {@code timeout} for updates numbered {@code offset} or higher, and acknowledges all lower ones. */
    BotAnswer getUpdates(long offset, Duration timeout) throws IOException, InterruptedException {
        ObjectNode wanted = JSON.createObjectNode().put("timeout", timeout.toSeconds());
        if (offset > 0) {
            wanted.put("offset", offset);
        }
        UpdateKinds.ALL.forEach(wanted.putArray("allowed_updates")::add);
        return call("getUpdates", wanted, timeout.plus(GRACE));
    }

    private BotAnswer call(String method, ObjectNode parameters, Duration timeout)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(token.path(method)))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(parameters)))
                .build();
        HttpResponse<byte[]> response =
                http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        return answer(response.statusCode(), response.body());
    }

    private static BotAnswer answer(int status, byte[] body) throws IOException {
        Map<String, byte[]> members;
        try {
            members = RawJson.members(body);
        } catch (CutException e) {
            return new BotAnswer.Garbled(
                    status, "HTTP %d without an answer of the Bot API: %s".formatted(status, e.getMessage()));
        }
        byte[] result = members.get("result");
        if ("true".equals(text(members.get("ok"))) && result != null) {
            return new BotAnswer.Done(ByteBuffer.wrap(result));
        }
        JsonNode refusal = JSON.readTree(body);
        JsonNode after = refusal.path("parameters").path("retry_after");
        JsonNode movedTo = refusal.path("parameters").path("migrate_to_chat_id");
        return new BotAnswer.Refused(
                refusal.path("error_code").asInt(status),
                refusal.path("description").asText("no description"),
                after.isIntegralNumber() ? Optional.of(Duration.ofSeconds(after.asLong())) : Optional.empty(),
                movedTo.isIntegralNumber() ? Optional.of(movedTo.asLong()) : Optional.empty());
    }

    private static String text(byte @Nullable [] json) {
        return json == null ? "" : new String(json, StandardCharsets.UTF_8);
    }

    /** Calls a method that takes no files. */
    BotAnswer post(String method, ObjectNode parameters) throws IOException, InterruptedException {
        return call(method, parameters, GRACE);
    }

    /** Calls a method with files, read while they are sent; takes as long as a slow line does. */
    BotAnswer upload(String method, Multipart form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(token.path(method)))
                .timeout(GRACE.plusSeconds(form.size() / SLOWEST_BYTES_A_SECOND))
                .header("Content-Type", form.type())
                .POST(form.body())
                .build();
        HttpResponse<byte[]> response =
                http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        return answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
