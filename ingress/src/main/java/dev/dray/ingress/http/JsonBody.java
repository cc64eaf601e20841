package dev.dray.ingress.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads JSON somebody sent, and says where it is none. */
final class JsonBody {
    /** A thread serves one request, so Jackson's buffers, by default a thread's own, are shared by all. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw Problem.badRequest("what was sent is no JSON: line %d, column %d: %s"
                    .formatted(
                            at == null ? 1 : at.getLineNr(),
                            at == null ? 1 : at.getColumnNr(),
                            e.getOriginalMessage()));
        } catch (IOException e) {
            throw Problem.badRequest("what was sent is no JSON in UTF-8: " + e.getMessage());
        }
    }

    /** Parses an object. */
    static JsonNode object(byte[] body) {
        JsonNode node = parse(body);
        if (!node.isObject()) {
            throw Problem.unprocessable("what was sent is not a JSON object, such as {\"text\": \"hello\"}");
        }
        return node;
    }

    /** The elements of an array, each in the bytes it was sent as. */
    static List<byte[]> elements(byte[] body) {
        if (!parse(body).isArray()) {
            throw Problem.unprocessable("the body is not a JSON array of CloudEvents");
        }
        List<byte[]> elements = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                long from = parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                long to = parser.currentLocation().getByteOffset();
                if (from < 0) {
                    throw Problem.badRequest("the body is no UTF-8; JSON between programs is");
                }
                elements.add(Arrays.copyOfRange(body, (int) from, (int) to));
            }
        } catch (IOException e) {
            throw new IllegalStateException("JSON that could be read cannot be read", e);
        }
        return elements;
    }

    /** A member that must be text where it is there. */
    static Optional<String> text(JsonNode object, String member) {
        JsonNode node = object.path(member);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw Problem.unprocessable("%s: is not text but %s"
                    .formatted(member, node.getNodeType().name().toLowerCase(Locale.ROOT)));
        }
        return Optional.of(node.asText());
    }

    /** A time with its offset, such as {@code 2026-11-20T09:30:00Z}. */
    static Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            throw Problem.badRequest("%s: \"%s\" is no time such as 2026-11-20T09:30:00Z".formatted(name, text));
        }
    }

    /** The JSON without any space. */
    static String compact(JsonNode node) {
        return node.toString();
    }
}
