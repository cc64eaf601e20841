package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.dray.ingress.channel.RecordingRecorder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document itself. That answers are as it says, {@link TestingHttp} looks at wherever a test gets one. */
@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class OpenApiTest {
    @TempDir
    private Path directory;

    private TestingHttp http;

    @BeforeEach
    void start() {
        http = TestingHttp.start(directory, new RecordingRecorder());
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void everyRouteIsInTheDocumentAndTheDocumentHasNoOther() {
        assertThat(http.contract().routes()).containsExactlyInAnyOrderElementsOf(http.routes());
    }

    @Test
    void itNeedsNoTokenAndIsTheSameInYaml() throws Exception {
        HttpResponse<String> json = http.send(http.anonymous("/openapi.json"));
        HttpResponse<String> yaml = http.send(http.anonymous("/openapi.yaml"));

        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(json.body()).path("openapi").asText())
                .isEqualTo("3.1.1");
        assertThat(yaml.body()).startsWith("openapi: 3.1.1\n");
    }

    @Test
    void itDescribesAServerThatIsWell() throws Exception {
        assertThat(http.send(http.anonymous("/health")).body())
                .isEqualTo("{\"status\":\"ok\",\"broker\":\"answers\",\"outbox\":{\"waiting\":0},\"troubled\":[]}");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(http.contract().references())
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(http.contract()
                                .document()
                                .at(reference.substring(1))
                                .isMissingNode())
                        .isFalse());
    }

    @Test
    void everySchemaIsOne() throws Exception {
        Schema ofSchemas = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

        assertThat(http.contract().document().at("/components/schemas"))
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(ofSchemas.validate(schema)).isEmpty());
        assertThat(ofSchemas.validate(new ObjectMapper().readTree("{\"type\": \"strin\"}")))
                .isNotEmpty();
    }

    @Test
    void everyRouteWithATokenSaysWhatComesOfNone() {
        JsonNode paths = http.contract().document().path("paths");

        for (String route : http.routes()) {
            JsonNode operation = paths.path(route.replaceFirst(".* ", ""))
                    .path(route.replaceFirst(" .*", "").toLowerCase(Locale.ROOT));
            assertThat(operation.path("responses").has("401")).as(route).isEqualTo(!operation.has("security"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"http:a:1\",\"conversation\":\"http/a\"}",
                "{\"id\":\"http:a:1\",\"conversation\":\"http/a\",\"recorded\":\"perhaps\"}",
                "{\"id\":\"http:a:1\",\"conversation\":\"http/a\",\"recorded\":\"broker\",\"more\":1}"
            })
    void anAnswerItDoesNotDescribeIsFound(String planted) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> http.contract().mustBe("Accepted", planted));
    }
}
