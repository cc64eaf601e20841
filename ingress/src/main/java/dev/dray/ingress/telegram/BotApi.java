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
 * The two methods of the Bot API that are needed, as bytes. Calls block, and end when their thread is interrupted.
 *
 * @see <a href="https://core.telegram.org/bots/api#making-requests">Bot API: making requests</a>
 */
final class BotApi implements AutoCloseable {
    /** What may pass beyond the time asked for before an answer counts as lost. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final long MOST_BYTES = 64L << 20;
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

    /** Sends text as it is, without markup, to a chat and, where one is given, a forum topic of it. */
    BotAnswer sendMessage(Target target, String text) throws IOException, InterruptedException {
        ObjectNode message = JSON.createObjectNode().put("chat_id", target.chat());
        target.topic().ifPresent(topic -> message.put("message_thread_id", topic));
        message.put("text", text).putObject("link_preview_options").put("is_disabled", true);
        return call("sendMessage", message, GRACE);
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
        return new BotAnswer.Refused(
                refusal.path("error_code").asInt(status),
                refusal.path("description").asText("no description"),
                after.isIntegralNumber() ? Optional.of(Duration.ofSeconds(after.asLong())) : Optional.empty());
    }

    private static String text(byte @Nullable [] json) {
        return json == null ? "" : new String(json, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
