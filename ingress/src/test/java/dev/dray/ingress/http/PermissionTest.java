package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.http.HttpConfig.Bearer;
import dev.dray.ingress.http.HttpConfig.Permission;
import dev.dray.ingress.http.HttpConfig.Token;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60) // Where a conversation may be followed that may not, its end never comes.
@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class PermissionTest {
    private static final String JSON = "application/json";

    private final RecordingRecorder recorder = new RecordingRecorder();

    @TempDir
    private Path directory;

    private TestingHttp http;

    @BeforeEach
    void start() {
        http = TestingHttp.start(
                directory,
                recorder,
                token("camera", Bearer.GUEST, List.of(Permission.SEND)),
                token("screen", Bearer.OWNER, List.of(Permission.READ)),
                token("shop", Bearer.GUEST, List.of(Permission.SEND, Permission.READ), "telegram/42", "http/office/*"));
    }

    private static Token token(String name, Bearer role, List<Permission> may, String... conversations) {
        return TestingHttp.token(
                name,
                role,
                may,
                List.of(conversations).stream().map(ConversationPattern::parse).toList(),
                Optional.empty());
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void whoMayOnlySendReadsNothing() throws Exception {
        assertThat(post("camera", "{\"text\":\"a\"}").statusCode()).isEqualTo(202);

        HttpResponse<String> ofMessage = http.send(http.as("camera", "/messages/http:camera:1/replies"));
        HttpResponse<String> ofConversation = http.send(http.as("camera", "/conversations/http%2Fcamera/replies"));

        assertThat(ofMessage.statusCode()).isEqualTo(403);
        assertThat(ofMessage.body())
                .contains(
                        "camera may not read; use another token, or add read to may of camera in channels.http.tokens");
        assertThat(ofConversation.statusCode()).isEqualTo(403);
    }

    @Test
    void whoMayOnlyReadSendsNothingEvenAsAnOwner() throws Exception {
        assertThat(http.send(http.as("screen", "/messages/http:local:1/replies"))
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> response = post("screen", "{\"text\":\"a\"}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("screen may not send");
        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void aGuestWritesWhereTheOwnerLetsThemAndStaysAGuest() throws Exception {
        assertThat(post("shop", "{\"text\":\"a\",\"conversation\":\"telegram/42\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("shop", "{\"text\":\"a\",\"conversation\":\"http/office/till\"}")
                        .statusCode())
                .isEqualTo(202);

        assertThat(recorder.messages())
                .extracting(Message::getConversation)
                .containsExactly("telegram/42", "http/office/till");
        assertThat(recorder.messages()).allSatisfy(message -> {
            assertThat(message.getRole()).contains(Role.GUEST);
            assertThat(message.getSender().getId()).isEqualTo("http:shop");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegram/421", "telegram/42/7", "http/office", "http/camera"})
    void aGuestWritesNowhereElse(String conversation) throws Exception {
        HttpResponse<String> response =
                post("shop", "{\"text\":\"a\",\"conversation\":\"%s\"}".formatted(conversation));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("add it to conversations of shop in channels.http.tokens");
        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void whereAGuestMayWriteItMayNotReadWhatOthersAreTold() throws Exception {
        assertThat(http.send(http.as("shop", "/conversations/telegram%2F42/replies"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.send(http.as("shop", "/messages/telegram:77:1/replies")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/jobs", "/jobs/1x5c0q0ab3k7z", "/memory", "/memory/2026-11-21.md", "/dead-letters", "/nodes"})
    void thereIsNoWayToMemoryOrJobs(String path) throws Exception {
        assertThat(http.send(http.as("shop", path)).statusCode()).isEqualTo(404);
    }

    @Test
    void aGuestWhoAsksForJobsAsksAsAGuest() throws Exception {
        post("shop", "{\"text\":\"/jobs\",\"sender\":\"Owner\"}");

        assertThat(recorder.messages().getFirst().getRole()).contains(Role.GUEST);
    }

    private HttpResponse<String> post(String name, String body) throws Exception {
        return http.post(http.as(name, "/messages"), JSON, body);
    }
}
