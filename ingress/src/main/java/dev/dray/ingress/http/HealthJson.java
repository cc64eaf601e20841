package dev.dray.ingress.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.channel.Health;
import io.javalin.http.Context;

/** {@code GET /health}: how the ingress is, for anyone; only channels in trouble are named, not what their trouble is. */
final class HealthJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HealthJson() {}

    static void answer(Context context, Health health) {
        ObjectNode json = JSON.createObjectNode()
                .put("status", health.ok() ? "ok" : "degraded")
                .put("broker", health.brokerAnswers() ? "answers" : "away");
        json.putObject("outbox").put("waiting", health.waiting());
        health.troubles().keySet().stream().sorted().forEach(json.putArray("troubled")::add);
        context.contentType("application/json").result(json.toString());
    }
}
