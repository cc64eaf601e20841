package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.schema.Message;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class BatchTest {
    private static final String BATCH = "application/cloudevents-batch+json";

    private final RecordingRecorder recorder = new RecordingRecorder();

    @TempDir
    private Path directory;

    private TestingHttp http;

    @BeforeEach
    void start() {
        http = TestingHttp.start(directory, recorder);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void everyEventIsAMessageAndTheAnswerNamesThemInOrder() throws Exception {
        HttpResponse<String> response = http.post(BATCH, "[%s, %s]".formatted(event("2", "b"), event("1", "ä")));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body())
                .isEqualTo("{\"messages\":[{\"id\":\"http:nas:2\",\"conversation\":\"http/nas\"},"
                        + "{\"id\":\"http:nas:1\",\"conversation\":\"http/nas\"}],\"recorded\":\"broker\"}");
        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("b", "ä");
    }

    @Test
    void everyMessageKeepsTheBytesOfItsEvent() throws Exception {
        String odd = event("1", "a").replace("}", ", \"price\" :1.10 }");

        http.post(BATCH, "[ %s ,%s]".formatted(odd, event("2", "b")));

        assertThat(recorder.messages())
                .extracting(message -> new String(message.getRaw().array(), StandardCharsets.UTF_8))
                .containsExactly(odd, event("2", "b"));
        assertThat(recorder.messages()).extracting(Message::getRawType).containsOnly("application/cloudevents+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"specversion":"1.0","id":"2","type":"t"}              | 400 | events[1]: source: is missing
                    {"specversion":"0.3","id":"2","source":"a","type":"t"} | 400 | events[1]: specversion: "0.3"
                    7                                                      | 422 | events[1]: what was sent is not a JSON object
                    {"specversion":"1.0","id":"1","source":"nas","type":"t","data":"other"} | 422 | events[1]: has the source and id of events[0], but says something else
                    """)
    void oneBadEventRefusesAllAndIsNamed(String bad, int status, String detail) throws Exception {
        HttpResponse<String> response = http.post(BATCH, "[%s, %s]".formatted(event("1", "a"), bad));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(detail(response)).startsWith(detail);
        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void anEventThatIsThereTwiceIsOneMessage() throws Exception {
        HttpResponse<String> response =
                http.post(BATCH, "[%s, %s, %s]".formatted(event("1", "a"), event("2", "b"), event("1", "a")));

        assertThat(new ObjectMapper().readTree(response.body()).findValuesAsText("id"))
                .containsExactly("http:nas:1", "http:nas:2", "http:nas:1");
        assertThat(recorder.messages()).extracting(Message::getId).containsExactly("http:nas:1", "http:nas:2");
    }

    @Test
    void anEmptyBatchIsNothing() throws Exception {
        HttpResponse<String> response = http.post(BATCH, "[]");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).contains("\"messages\":[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"a": 1}      | 422 | is not a JSON array of CloudEvents
                    [{"a": 1},    | 400 | is no JSON: line 1
                    [1, 2, 3, 4]  | 413 | the batch has 4 events, more than 3
                    """)
    void whatIsNoBatchIsRefused(String body, int status, String detail) throws Exception {
        HttpResponse<String> response = http.post(BATCH, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(detail(response)).contains(detail);
    }

    @Test
    void aGuestsBatchIsTheGuestsOwn() throws Exception {
        HttpResponse<String> response =
                http.post(http.as("shop", "/messages"), BATCH, "[%s]".formatted(event("1", "a")));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(detail(response)).startsWith("events[0]: source: \"nas\" is not shop's to speak for");
    }

    @Test
    void whatCannotBeRecordedIsAskedForAgainWhole() throws Exception {
        recorder.refuseNext(1);
        String batch = "[%s, %s]".formatted(event("1", "a"), event("2", "b"));

        assertThat(http.post(BATCH, batch).statusCode()).isEqualTo(503);
        assertThat(http.post(BATCH, batch).statusCode()).isEqualTo(202);

        assertThat(recorder.messages()).extracting(Message::getId).containsExactly("http:nas:1", "http:nas:2");
    }

    private static String event(String id, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"nas\",\"type\":\"t\",\"data\":\"%s\"}"
                .formatted(id, data);
    }

    private static String detail(HttpResponse<String> response) throws Exception {
        JsonNode problem = new ObjectMapper().readTree(response.body());
        return problem.path("detail").asText();
    }
}
