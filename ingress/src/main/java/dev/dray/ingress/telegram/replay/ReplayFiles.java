package dev.dray.ingress.telegram.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files somebody sent to the bot, by their ids. */
final class ReplayFiles {
    private static final int LARGEST = 20 << 20;
    private static final String PLACE = "documents/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    void hold(String id, byte[] bytes) {
        files.put(id, bytes);
    }

    BotReply get(BotCall call) {
        String id = call.text("file_id");
        byte[] bytes = files.get(id);
        if (id.isEmpty()) {
            return BotReply.refused(400, "Bad Request: file_id not specified");
        }
        if (bytes == null) {
            return BotReply.refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        }
        if (bytes.length > LARGEST) {
            return BotReply.refused(400, "Bad Request: file is too big");
        }
        return BotReply.ok(JSON.createObjectNode()
                .put("file_id", id)
                .put("file_unique_id", "u" + id)
                .put("file_size", bytes.length)
                .put("file_path", PLACE + id)
                .toString());
    }

    /** Answers with the bytes at a path. */
    void download(BotCall call, HttpExchange exchange) throws IOException {
        String path = call.text("path");
        byte[] bytes = path.startsWith(PLACE) ? files.get(path.substring(PLACE.length())) : null;
        if (bytes == null) {
            BotReply.refused(404, "Not Found").write(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
