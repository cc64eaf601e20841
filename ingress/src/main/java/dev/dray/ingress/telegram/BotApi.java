package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.telegram.RawJson.CutException;
import dev.dray.runtime.value.DataSize;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the Bot API, as bytes. Calls block, and end when their thread is interrupted.
 *
 * @see <a href="https://core.telegram.org/bots/api#making-requests">Bot API: making requests</a>
 */
final class BotApi implements AutoCloseable {
    /** What may pass beyond the time asked for before an answer counts as lost. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final Duration DOWNLOAD = Duration.ofMinutes(2);

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

    /** Asks who the bot is. */
    BotAnswer getMe() throws IOException, InterruptedException {
        return call("getMe", JSON.createObjectNode(), GRACE);
    }

    /** Asks where the bytes of a file are, for the next hour. */
    BotAnswer getFile(String id) throws IOException, InterruptedException {
        return call("getFile", JSON.createObjectNode().put("file_id", id), GRACE);
    }

    /** Fetches the bytes at a path that {@code getFile} gave. */
    BotAnswer download(String path, DataSize most) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(token.filePath(path)))
                .timeout(GRACE)
                .GET()
                .build();
        // The request's own timeout ends with the head of the answer; the bytes after it may stop coming, too.
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most.bytes()));
        try {
            HttpResponse<byte[]> response = coming.get(DOWNLOAD.toSeconds(), TimeUnit.SECONDS);
            return response.statusCode() == 200
                    ? new BotAnswer.Done(ByteBuffer.wrap(response.body()))
                    : answer(response.statusCode(), response.body());
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("the file did not come within %d s".formatted(DOWNLOAD.toSeconds()), e);
        } finally {
            coming.cancel(true);
        }
    }

    /** Says that a press of a button was noticed. */
    BotAnswer answerCallbackQuery(String query) throws IOException, InterruptedException {
        return call("answerCallbackQuery", JSON.createObjectNode().put("callback_query_id", query), GRACE);
    }

    /** Says something in a chat, as it is. */
    BotAnswer say(long chat, String text) throws IOException, InterruptedException {
        return call("sendMessage", JSON.createObjectNode().put("chat_id", chat).put("text", text), GRACE);
    }

    /** Has Telegram post updates to an address, one after the other, with a secret to know it by. */
    BotAnswer setWebhook(URI url, String secret) throws IOException, InterruptedException {
        ObjectNode webhook = JSON.createObjectNode()
                .put("url", url.toString())
                .put("secret_token", secret)
                .put("max_connections", 1);
        UpdateKinds.ALL.forEach(webhook.putArray("allowed_updates")::add);
        return call("setWebhook", webhook, GRACE);
    }

    /** Asks where updates are posted, and how that goes. */
    BotAnswer getWebhookInfo() throws IOException, InterruptedException {
        return call("getWebhookInfo", JSON.createObjectNode(), GRACE);
    }

    /** Has Telegram keep updates until they are fetched. */
    BotAnswer deleteWebhook() throws IOException, InterruptedException {
        return call("deleteWebhook", JSON.createObjectNode(), GRACE);
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
