package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.delivery.Replies;
import dev.dray.schema.Action;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class FetchRepliesTest {
    private static final String PATH = "/messages/message-of-http%2Fa/replies";

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
    void whatIsThereIsAnsweredAtOnce() throws Exception {
        http.replies().arrive(reply("r1", ReplyKind.NOTICE));

        JsonNode answer = json(http.send(http.request(PATH)));

        assertThat(answer.path("final").asBoolean(true)).isFalse();
        assertThat(answer.path("replies").size()).isOne();
        assertThat(answer.path("replies").path(0).path("kind").asText()).isEqualTo("notice");
        assertThat(answer.path("replies").path(0).path("text").asText()).isEqualTo("text of r1");
    }

    @Test
    void aReplyHasWhatMayBeDoneAboutIt() throws Exception {
        http.replies()
                .arrive(Reply.newBuilder(reply("r1", ReplyKind.NOTICE))
                        .setActions(List.of(new Action("Approve", "/approve 7f3a")))
                        .build());

        JsonNode reply = json(http.send(http.request(PATH))).path("replies").path(0);

        assertThat(reply.path("actions").toString())
                .isEqualTo("[{\"label\":\"Approve\",\"command\":\"/approve 7f3a\"}]");
    }

    @Test
    void whoWaitsIsAnsweredAsSoonAsTheResultIsThere() throws Exception {
        http.replies().arrive(reply("r1", ReplyKind.PROGRESS));
        CompletableFuture<HttpResponse<String>> waiting =
                http.client().sendAsync(http.request(PATH + "?wait=60s").build(), BodyHandlers.ofString());

        http.replies().arrive(reply("r2", ReplyKind.RESULT));

        JsonNode answer = json(waiting.get(50, TimeUnit.SECONDS));
        assertThat(answer.path("final").asBoolean()).isTrue();
        assertThat(answer.path("replies").size()).isEqualTo(2);
    }

    @Test
    void whoWaitsInVainGetsWhatThereIs() throws Exception {
        JsonNode answer = json(http.send(http.request(PATH + "?wait=50ms")));

        assertThat(answer.path("final").asBoolean(true)).isFalse();
        assertThat(answer.path("replies").isEmpty()).isTrue();
    }

    @Test
    void aWaitThatIsNoDurationIsRefused() throws Exception {
        HttpResponse<String> response = http.send(http.request(PATH + "?wait=soon"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("wait: ");
    }

    @Test
    void aConversationIsFollowedAsItGrows() throws Exception {
        http.replies().arrive(reply("before", ReplyKind.RESULT));

        try (Stream<String> lines = follow(http.request("/conversations/http%2Fa/replies"))) {
            Iterator<String> read = lines.iterator();
            assertThat(read.next()).isEqualTo(": replies to http/a");

            http.replies().arrive(reply("r1", ReplyKind.NOTICE), Replies.reply("other", "http/b", ReplyKind.RESULT));
            http.replies().arrive(reply("r2", ReplyKind.RESULT));

            assertThat(event(read)).contains("event: notice").contains("\"id\":\"r1\"");
            assertThat(event(read)).contains("event: result").contains("\"id\":\"r2\"");
        }
    }

    @Test
    void aReaderGoesOnWhereItLeftOff() throws Exception {
        http.replies().arrive(reply("r1", ReplyKind.NOTICE), reply("r2", ReplyKind.RESULT));

        HttpRequest.Builder request =
                http.request("/conversations/http/a/replies").header("Last-Event-ID", "1");
        try (Stream<String> lines = follow(request)) {
            Iterator<String> read = lines.iterator();
            read.next();

            assertThat(event(read)).contains("id: 2").contains("\"id\":\"r2\"");
        }
    }

    @Test
    void aGuestSeesNothingOfOthers() throws Exception {
        assertThat(http.send(guest("/conversations/telegram%2F42/replies")).statusCode())
                .isEqualTo(403);
        assertThat(http.send(guest("/conversations/http%2Fshopping/replies")).statusCode())
                .isEqualTo(403);
        assertThat(http.send(guest("/messages/http:local:1/replies")).statusCode())
                .isEqualTo(403);
        assertThat(http.send(guest("/messages/http:shop:1/replies")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoConversationIsNotFound() throws Exception {
        assertThat(http.send(http.request("/conversations/office/replies")).statusCode())
                .isEqualTo(404);
    }

    private HttpRequest.Builder guest(String path) {
        return http.as("shop", path);
    }

    private Stream<String> follow(HttpRequest.Builder request) throws Exception {
        HttpResponse<Stream<String>> response =
                http.client().send(request.header("Accept", "text/event-stream").build(), BodyHandlers.ofLines());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return response.body();
    }

    /** The next event: what stands between two empty lines. */
    private String event(Iterator<String> lines) {
        StringBuilder event = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("data:")) {
                http.contract().mustBe("Reply", line.substring("data:".length()));
            }
            if (line.isEmpty() && !event.isEmpty()) {
                return event.toString();
            }
            if (!line.isEmpty() && !line.startsWith(":")) {
                event.append(line).append('\n');
            }
        }
        return event.toString();
    }

    private static Reply reply(String id, ReplyKind kind) {
        return Replies.reply(id, "http/a", kind);
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
