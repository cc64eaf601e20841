package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.schema.Attachment;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class PostMessageTest {
    private static final String JSON = "application/json";
    private static final String EVENT = "application/cloudevents+json";

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
    void aPlainMessageIsRecordedBeforeItIsAcknowledged() throws Exception {
        String body = """
                {"text": "Render the trailer", "id": "o-17", "source": "office", "sender": "Ines",
                 "attachments": [{"id": "https://example.org/a.mov", "name": "a.mov", "mediaType": "video/quicktime", "size": 7}]}""";

        HttpResponse<String> response = http.post("application/json; charset=utf-8", body);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response))
                .isEqualTo(
                        json("{\"id\":\"http:office:o-17\",\"conversation\":\"http/office\",\"recorded\":\"broker\"}"));
        Message message = recorder.messages().getFirst();
        assertThat(message.getId()).isEqualTo("http:office:o-17");
        assertThat(message.getConversation()).isEqualTo("http/office");
        assertThat(message.getChannel()).isEqualTo("http");
        assertThat(message.getSender().getId()).isEqualTo("http:local");
        assertThat(message.getSender().getName()).contains("Ines");
        assertThat(message.getRole()).contains(Role.OWNER);
        assertThat(message.getText()).isEqualTo("Render the trailer");
        assertThat(message.getAttachments()).extracting(Attachment::getName).containsExactly("a.mov");
        assertThat(new String(message.getRaw().array(), StandardCharsets.UTF_8)).isEqualTo(body);
        assertThat(message.getRawType()).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void aMessageWithoutAnIdGetsOneThatSortsByTime() throws Exception {
        String first = json(http.post(JSON, "{\"text\":\"a\"}")).path("id").asText();
        String second = json(http.post(JSON, "{\"text\":\"a\"}")).path("id").asText();

        assertThat(first).matches("http:local:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void theIdempotencyKeyStandsInForAnId() throws Exception {
        HttpResponse<String> response = http.send(http.request("/messages")
                .header("Content-Type", JSON)
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString("{\"text\":\"a\"}")));

        assertThat(json(response).path("id").asText()).isEqualTo("http:local:k-1");
    }

    @Test
    void theOwnerMaySendAsIfFromAnotherChannel() throws Exception {
        http.post(JSON, "{\"text\":\"a\",\"conversation\":\"telegram/42\"}");

        assertThat(recorder.messages().getFirst().getConversation()).isEqualTo("telegram/42");
        assertThat(recorder.messages().getFirst().getChannel()).isEqualTo("telegram");
    }

    @Test
    void aStructuredCloudEventIsAMessage() throws Exception {
        HttpResponse<String> response = http.post(EVENT, """
                {"specversion":"1.0","id":"e-1","source":"/shop/orders","type":"com.example.order.paid",
                 "time":"2026-11-20T10:00:00+01:00","data":{"text":"Order 17 is paid","total":12.5}}""");

        assertThat(response.statusCode()).isEqualTo(202);
        Message message = recorder.messages().getFirst();
        assertThat(message.getId()).isEqualTo("http:/shop/orders:e-1");
        assertThat(message.getConversation()).isEqualTo("http/shop/orders");
        assertThat(message.getKind()).isEqualTo("com.example.order.paid");
        assertThat(message.getText()).isEqualTo("Order 17 is paid");
        assertThat(message.getSentAt()).contains(Instant.parse("2026-11-20T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "subject":"Backup done","data":{"size":3} | Backup done
                    "data":{"size": 3}                        | {"size":3}
                    "data":"as it is"                         | as it is
                    "datacontenttype":"text/plain"            | ``
                    """)
    void theTextOfACloudEventIsWhatAPersonWouldRead(String members, String text) throws Exception {
        http.post(EVENT, "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"nas\",\"type\":\"t\"," + members + "}");

        assertThat(recorder.messages().getFirst().getText()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "datacontenttype":"text/plain","data_base64":"aGVsbG8="             | hello
                    "datacontenttype":"application/json","data_base64":"eyJ0ZXh0IjoiYSJ9" | a
                    "datacontenttype":"image/png","data_base64":"iVBORw==","subject":"A chart" | A chart
                    """)
    void dataThatIsNoJsonIsReadByItsType(String members, String text) throws Exception {
        http.post(EVENT, "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"nas\",\"type\":\"t\"," + members + "}");

        assertThat(recorder.messages().getFirst().getText()).isEqualTo(text);
    }

    @Test
    void aBinaryCloudEventKeepsItsBodyWhole() throws Exception {
        byte[] body = {(byte) 0xFF, (byte) 0xD8, 0, 1};

        HttpResponse<String> response = http.send(http.request("/messages")
                .header("Content-Type", "image/jpeg")
                .header("ce-specversion", "1.0")
                .header("ce-id", "p%C3%A4-1")
                .header("ce-source", "camera")
                .header("ce-type", "com.example.motion")
                .header("ce-subject", "Motion at the door")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(response.statusCode()).isEqualTo(202);
        Message message = recorder.messages().getFirst();
        assertThat(message.getId()).isEqualTo("http:camera:pä-1");
        assertThat(message.getText()).isEqualTo("Motion at the door");
        assertThat(message.getRaw().array()).isEqualTo(body);
        assertThat(message.getRawType()).isEqualTo("image/jpeg");
    }

    @Test
    void aGuestSpeaksForNobodyElse() throws Exception {
        HttpRequest.Builder other = guest("{\"text\":\"a\",\"source\":\"office\"}");
        HttpRequest.Builder telegram = guest("{\"text\":\"a\",\"conversation\":\"telegram/42\"}");
        HttpRequest.Builder own = guest("{\"text\":\"a\",\"source\":\"shop/till\"}");

        assertThat(http.send(other).statusCode()).isEqualTo(403);
        assertThat(http.send(telegram).statusCode()).isEqualTo(403);
        assertThat(http.send(own).statusCode()).isEqualTo(202);
        assertThat(recorder.messages()).extracting(Message::getConversation).containsExactly("http/shop/till");
        assertThat(recorder.messages().getFirst().getRole()).contains(Role.GUEST);
        assertThat(recorder.messages().getFirst().getSender().getId()).isEqualTo("http:shop");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    application/json | {"text": "a", "notBefore": "2026-12-01T07:00:00+01:00"}
                    application/cloudevents+json | {"specversion":"1.0","id":"1","source":"a","type":"t","data":"a","notbefore":"2026-12-01T06:00:00Z"}
                    """)
    void aMessageMayBeForLater(String type, String body) throws Exception {
        assertThat(http.post(type, body).statusCode()).isEqualTo(202);

        assertThat(recorder.messages().getFirst().getNotBefore()).contains(Instant.parse("2026-12-01T06:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    application/json | {"text": "a",}           | 400 | line 1, column 14
                    application/json | [1]                      | 422 | not a JSON object
                    application/json | {"txet": "a"}            | 422 | "txet" is nothing a message has; did you mean "text"?
                    application/json | {"id": "1"}              | 422 | text: is missing
                    application/json | {"text": " "}            | 422 | text: is empty
                    application/json | {"text": 17}             | 422 | text: is not text but number
                    application/json | {"text": "a", "conversation": "fax/1"} | 422 | there is no channel "fax"
                    application/json | {"text": "a", "notBefore": "noon"} | 400 | notBefore: "noon" is no time
                    application/json | {"text": "a", "attachments": [{}]} | 422 | attachments[0].id: is missing
                    application/cloudevents+json | {"specversion":"2.0","id":"1","source":"a","type":"t"} | 400 | specversion: "2.0" is unknown
                    application/cloudevents+json | {"specversion":"1.0","source":"a","type":"t"} | 400 | id: is missing
                    application/cloudevents+json | {"specversion":"1.0","id":"1","source":"a","type":"t","time":"noon"} | 400 | time: "noon"
                    application/cloudevents+json | {"specversion":"1.0","id":"1","source":"a","type":"t","data_base64":"!"} | 400 | data_base64: is not Base64
                    text/plain       | hello                    | 415 | "text/plain" is not read here
                    """)
    void whatIsNoMessageIsRefusedAtItsPlace(String type, String body, int status, String detail) throws Exception {
        HttpResponse<String> response = http.post(type, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).path("detail").asText()).contains(detail);
        assertThat(json(response).path("title").asText()).isNotBlank();
        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void aBodyOverTheLimitIsRefusedAlsoWhereItDoesNotSayHowLongItIs() throws Exception {
        byte[] body = ("{\"text\":\"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder announced =
                http.request("/messages").header("Content-Type", JSON).POST(BodyPublishers.ofByteArray(body));
        HttpRequest.Builder streamed = http.request("/messages")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)));

        assertThat(http.send(announced).statusCode()).isEqualTo(413);
        HttpResponse<String> response = http.send(streamed);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(json(response).path("detail").asText()).contains("64 KiB", "channels.http.max-body");
    }

    @Test
    void whatCannotBeRecordedIsAnsweredWithWhenToComeAgain() throws Exception {
        recorder.refuseNext(1);

        HttpResponse<String> response = http.post(JSON, "{\"text\":\"a\"}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(json(response).path("detail").asText()).isEqualTo("the disk is full");
    }

    private HttpRequest.Builder guest(String body) {
        return http.as("shop", "/messages").header("Content-Type", JSON).POST(BodyPublishers.ofString(body));
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return json(response.body());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
