package dev.dray.ingress.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code GET /openapi.json} and {@code GET /openapi.yaml}: every route, what it takes and what it answers, for anyone.
 * Read when it is first asked for: most gateways never are.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
 */
final class ApiDocument {
    private static final String RESOURCE = "openapi.yaml";

    private @Nullable String json;

    void answerJson(Context context) throws IOException {
        context.contentType("application/json").result(json());
    }

    void answerYaml(Context context) throws IOException {
        try (InputStream yaml = resource()) {
            context.contentType("application/yaml").result(yaml.readAllBytes());
        }
    }

    private synchronized String json() throws IOException {
        if (json == null) {
            try (InputStream yaml = resource()) {
                Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
                json = new ObjectMapper().writeValueAsString(document);
            }
        }
        return json;
    }

    private static InputStream resource() {
        InputStream resource = ApiDocument.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(RESOURCE + " is missing beside " + ApiDocument.class);
        }
        return resource;
    }
}
