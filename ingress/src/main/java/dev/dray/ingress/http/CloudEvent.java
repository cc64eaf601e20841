package dev.dray.ingress.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent as a message: in one JSON document (structured mode), or in headers around a body (binary mode).
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">CloudEvents
 *     HTTP binding</a>
 */
final class CloudEvent {
    private static final String VERSION = "1.0";

    private CloudEvent() {}

    static Posted structured(byte[] body) {
        JsonNode event = JsonBody.object(body);
        return posted(
                attribute -> JsonBody.text(event, attribute).orElse(""),
                event.has("data_base64") ? decoded(event) : event.path("data"));
    }

    /** Data that is no JSON, as what its type says. */
    private static JsonNode decoded(JsonNode event) {
        try {
            byte[] data = Base64.getDecoder()
                    .decode(JsonBody.text(event, "data_base64").orElse(""));
            return data(JsonBody.text(event, "datacontenttype").orElse(null), data);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("data_base64: is not Base64: " + e.getMessage());
        }
    }

    /**
     * The event of a request in binary mode.
     *
     * @param header the request's headers by name, empty where there is none
     */
    static Posted binary(UnaryOperator<String> header, @Nullable String contentType, byte[] body) {
        return posted(attribute -> percentDecoded(header.apply("ce-" + attribute)), data(contentType, body));
    }

    private static Posted posted(UnaryOperator<String> attribute, JsonNode data) {
        String version = attribute.apply("specversion");
        if (!version.equals(VERSION)) {
            throw Problem.badRequest(
                    "specversion: \"%s\" is unknown here; send CloudEvents of version %s".formatted(version, VERSION));
        }
        String subject = attribute.apply("subject");
        return new Posted(
                Optional.of(required("id", attribute)),
                Optional.of(required("source", attribute)),
                Optional.empty(),
                Optional.empty(),
                required("type", attribute),
                text(data, subject),
                List.of(),
                time("time", attribute.apply("time")),
                time("notbefore", attribute.apply("notbefore")));
    }

    private static String required(String name, UnaryOperator<String> attribute) {
        String value = attribute.apply(name);
        if (value.isBlank()) {
            throw Problem.badRequest("%s: is missing; every CloudEvent has one".formatted(name));
        }
        return value;
    }

    private static String text(JsonNode data, String subject) {
        if (data.path("text").isTextual()) {
            return data.path("text").asText();
        }
        if (!subject.isBlank()) {
            return subject;
        }
        if (data.isMissingNode() || data.isNull()) {
            return "";
        }
        return data.isTextual() ? data.asText() : JsonBody.compact(data);
    }

    private static Optional<Instant> time(String name, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(JsonBody.time(name, text));
    }

    /** The body of a binary event as JSON: parsed where it says it is JSON, as text where it says that. */
    private static JsonNode data(@Nullable String contentType, byte[] body) {
        MediaType type = MediaType.of(contentType);
        if (body.length == 0) {
            return JsonNodeFactory.instance.missingNode();
        }
        if (type.isJson()) {
            return JsonBody.parse(body);
        }
        return type.isText()
                ? TextNode.valueOf(new String(body, StandardCharsets.UTF_8))
                : JsonNodeFactory.instance.missingNode();
    }

    /** Headers carry what is not plain ASCII as percent signs and hexadecimal UTF-8; anything else stays as it is. */
    private static String percentDecoded(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            decoded[length++] = low >= 0 ? (byte) (high * 16 + low) : bytes[i];
            i += low >= 0 ? 2 : 0;
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }
}
