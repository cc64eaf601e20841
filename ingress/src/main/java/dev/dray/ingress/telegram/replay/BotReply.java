package dev.dray.ingress.telegram.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One answer of the server. */
record BotReply(int status, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param result JSON */
    static BotReply ok(String result) {
        return new BotReply(200, "{\"ok\":true,\"result\":" + result + "}");
    }

    static BotReply refused(int code, String description) {
        return new BotReply(code, refusal(code, description).toString());
    }

    static BotReply floodWait(int seconds) {
        ObjectNode refusal = refusal(429, "Too Many Requests: retry after " + seconds);
        refusal.putObject("parameters").put("retry_after", seconds);
        return new BotReply(429, refusal.toString());
    }

    static BotReply migrated(long to) {
        ObjectNode refusal = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat");
        refusal.putObject("parameters").put("migrate_to_chat_id", to);
        return new BotReply(400, refusal.toString());
    }

    private static ObjectNode refusal(int code, String description) {
        return JSON.createObjectNode().put("ok", false).put("error_code", code).put("description", description);
    }

    void write(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
