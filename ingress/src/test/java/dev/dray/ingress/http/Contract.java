package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds what a server takes and answers against the OpenAPI document it serves. */
final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("components"))
                    .build(),
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    Contract(String document) {
        this.document = json(document);
    }

    /** The routes of the document, such as {@code GET /messages/{id}/replies}. */
    Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    routes.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            }
        }
        return routes;
    }

    JsonNode document() {
        return document;
    }

    /** Fails where a response is none that the document gives for its request. */
    void mustAllow(HttpRequest request, HttpResponse<?> response) {
        String what = "%s %s answered with %d"
                .formatted(request.method(), request.uri().getPath(), response.statusCode());
        JsonNode described = resolved(described(request, response.statusCode()));
        assertThat(described.isMissingNode()).as(what + " is in the document").isFalse();
        for (Map.Entry<String, JsonNode> entry : described.path("headers").properties()) {
            JsonNode header = resolved(entry.getValue());
            Optional<String> value = response.headers().firstValue(entry.getKey());
            if (header.path("required").asBoolean()) {
                assertThat(value).as(what + ": " + entry.getKey()).isPresent();
            }
            value.ifPresent(text -> mustFit(
                    what + ": " + entry.getKey(),
                    header.path("schema"),
                    json("\"" + text.replace("\"", "\\\"") + "\"")));
        }
        String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        boolean bare = type.isEmpty() || (response.body() instanceof String text && text.isEmpty());
        boolean asSaid = described.path("content").has(type)
                || (bare && described.path("content").isMissingNode());
        assertThat(asSaid).as(what + ": " + type).isTrue();
        if (type.endsWith("json") && !request.method().equals("HEAD") && response.body() instanceof String body) {
            mustFit(what, described.path("content").path(type).path("schema"), json(body));
        }
    }

    /** Fails where a message that was taken has a body which the document does not allow. */
    void mustAllowToSend(String mediaType, String body) {
        JsonNode content = document.at("/paths/~1messages/post/requestBody/content");
        String type = mediaType.split(";", 2)[0];
        assertThat(content.has(type)).as(type).isTrue();
        mustFit("a body of " + type, content.path(type).path("schema"), json(body));
    }

    /** Fails where JSON is not what a schema of the document says. */
    void mustBe(String schema, String body) {
        mustFit(schema, document.at("/components/schemas/" + schema), json(body));
    }

    private void mustFit(String what, JsonNode schema, JsonNode value) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.path("components"));
        assertThat(schemas.getSchema(whole).validate(value.toString(), InputFormat.JSON))
                .as(what + ": " + value)
                .isEmpty();
    }

    /** What is said of a status; what no route is for is answered with 404, and without the method with 405. */
    private JsonNode described(HttpRequest request, int status) {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (request.uri().getPath().matches(path.getKey().replaceAll("\\{[^}]*}", ".+"))) {
                JsonNode operation = path.getValue().path(request.method().toLowerCase(Locale.ROOT));
                return operation.isMissingNode() && status == 405
                        ? document.at("/components/responses/MethodNotAllowed")
                        : operation.path("responses").path(String.valueOf(status));
            }
        }
        return status == 404 ? document.at("/components/responses/NotFound") : document.path("nothing");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Every reference there is in the document. */
    Set<String> references() {
        Set<String> references = new TreeSet<>();
        for (Iterator<JsonNode> found = document.findValues("$ref").iterator(); found.hasNext(); ) {
            references.add(found.next().asText());
        }
        return references;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
