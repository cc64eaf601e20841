package dev.dray.ingress.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.channel.ChannelHealth;
import dev.dray.ingress.channel.Health;
import io.javalin.http.Context;
import java.time.Instant;

/**
 * {@code GET /health}: how the ingress is, for anyone; only channels in trouble are named, not what their trouble is.
 * {@code GET /status}: that too, for owners.
 */
final class HealthJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HealthJson() {}

    static void answer(Context context, Health health) {
        ObjectNode json = json(health);
        health.channels().stream()
                .filter(channel -> !channel.ok())
                .map(ChannelHealth::name)
                .forEach(json.putArray("troubled")::add);
        context.contentType("application/json").result(json.toString());
    }

    static void answerWhole(Context context, Caller caller, Health health) {
        if (!caller.isOwner()) {
            throw Problem.forbidden("only owners may see how the channels are; use an owner's token");
        }
        ObjectNode json = json(health);
        ArrayNode channels = json.putArray("channels");
        health.channels().forEach(channel -> channels.add(json(channel)));
        context.contentType("application/json").result(json.toString());
    }

    private static ObjectNode json(Health health) {
        ObjectNode json = JSON.createObjectNode()
                .put("status", health.ok() ? "ok" : "degraded")
                .put("broker", health.brokerAnswers() ? "answers" : "away");
        json.putObject("outbox").put("waiting", health.waiting());
        return json;
    }

    private static ObjectNode json(ChannelHealth channel) {
        return JSON.createObjectNode()
                .put("name", channel.name())
                .put("trouble", channel.trouble().orElse(null))
                .put("lastIn", channel.lastIn().map(Instant::toString).orElse(null))
                .put("unsent", channel.unsent())
                .put("unsentSince", channel.unsentSince().map(Instant::toString).orElse(null))
                .put("unsentWhy", channel.unsentWhy().orElse(null));
    }
}
