package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.Recorded;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.http.HttpConfig.Bearer;
import dev.dray.ingress.http.HttpConfig.Permission;
import dev.dray.ingress.http.HttpConfig.Token;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class IdempotencyTest {
    private static final String JSON = "application/json";
    private static final String A = "{\"text\":\"a\"}";
    private static final String B = "{\"text\":\"b\"}";

    private final RecordingRecorder recorder = new RecordingRecorder();
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    private Path directory;

    private TestingHttp http;

    @BeforeEach
    void start() {
        http = start(recorder);
    }

    private TestingHttp start(Recorder into) {
        Token owner = TestingHttp.token("desk", Bearer.OWNER, List.of(Permission.SEND), List.of(), Optional.empty());
        return TestingHttp.start(directory, into, time, owner);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void theSameRequestAgainIsAnsweredTheSameAndRecordsNothing() throws Exception {
        HttpResponse<String> first = http.post(keyed("k-1"), JSON, A);
        HttpResponse<String> second = http.post(keyed("k-1"), JSON, A);

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body())
                .isEqualTo(first.body())
                .isEqualTo("{\"id\":\"http:local:k-1\",\"conversation\":\"http/local\",\"recorded\":\"broker\"}");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(recorder.messages()).hasSize(1);
    }

    @Test
    void anotherRequestWithAKeyThatWasUsedIsRefused() throws Exception {
        http.post(keyed("k-1"), JSON, A);

        HttpResponse<String> response = http.post(keyed("k-1"), JSON, B);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("Idempotency-Key: \\\"k-1\\\" was used for another request");
        assertThat(recorder.messages()).extracting(Message::getText).containsExactly("a");
    }

    @Test
    void theAttributesOfAnEventAreAPartOfTheRequest() throws Exception {
        assertThat(http.post(binary("k-1", "1"), JSON, A).statusCode()).isEqualTo(202);

        assertThat(http.post(binary("k-1", "2"), JSON, A).statusCode()).isEqualTo(422);
    }

    @Test
    void aKeyIsTheCallersOwn() throws Exception {
        http.post(keyed("k-1"), JSON, A);

        HttpResponse<String> response =
                http.post(http.as("desk", "/messages").header("Idempotency-Key", "k-1"), JSON, B);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).contains("\"id\":\"http:desk:k-1\"");
    }

    @Test
    void aKeyInQuotationMarksIsTheKeyBetweenThem() throws Exception {
        http.post(keyed("\"k-1\""), JSON, A);

        assertThat(http.post(keyed("k-1"), JSON, A).headers().firstValue("Idempotency-Replayed"))
                .contains("true");
    }

    @Test
    void aBatchMayHaveAKey() throws Exception {
        String batch = "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"nas\",\"type\":\"t\",\"data\":\"a\"}]";
        HttpResponse<String> first = http.post(keyed("k-1"), "application/cloudevents-batch+json", batch);
        HttpResponse<String> second = http.post(keyed("k-1"), "application/cloudevents-batch+json", batch);

        assertThat(second.body()).isEqualTo(first.body()).contains("http:nas:1");
        assertThat(recorder.messages()).hasSize(1);
    }

    @Test
    void aKeyIsKnownAfterARestart() throws Exception {
        http.post(keyed("k-1"), JSON, A);
        http.close();
        http = start(recorder);

        assertThat(http.post(keyed("k-1"), JSON, A).headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(http.post(keyed("k-1"), JSON, B).statusCode()).isEqualTo(422);
        assertThat(recorder.messages()).hasSize(1);
    }

    @Test
    void afterACrashInBetweenOnlyTheSameRequestTakesTheKeyAndUnderTheSameId() throws Exception {
        recorder.crashAfterNext(1);
        assertThat(http.post(keyed("k-1"), JSON, A).statusCode()).isEqualTo(503);
        http.close();
        http = start(recorder);

        assertThat(http.post(keyed("k-1"), JSON, B).statusCode()).isEqualTo(422);
        assertThat(http.post(keyed("k-1"), JSON, A).statusCode()).isEqualTo(202);
        assertThat(recorder.messages()).extracting(Message::getId).containsExactly("http:local:k-1", "http:local:k-1");
    }

    @Test
    void whatIsNoMessageTakesNoKey() throws Exception {
        http.post(keyed("k-1"), JSON, "{}");

        assertThat(http.post(keyed("k-1"), JSON, A).statusCode()).isEqualTo(202);
    }

    @Test
    void whatNoTopicTakesGivesItsKeyBack() throws Exception {
        recorder.findTooLarge("b");
        assertThat(http.post(keyed("k-1"), JSON, B).statusCode()).isEqualTo(413);

        assertThat(http.post(keyed("k-1"), JSON, A).statusCode()).isEqualTo(202);
    }

    @Test
    void aKeyIsForgottenAfterThirtyDays() throws Exception {
        http.post(keyed("k-1"), JSON, A);
        time.advance(Duration.ofDays(29));
        assertThat(http.post(keyed("k-1"), JSON, B).statusCode()).isEqualTo(422);

        time.advance(Duration.ofDays(2));

        assertThat(http.post(keyed("k-1"), JSON, B).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"'\"\"'", "' '", "'" + LONG + "'"})
    void whatIsNoKeyIsRefused(String key) throws Exception {
        HttpResponse<String> response = http.post(keyed(key), JSON, A);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Idempotency-Key: is empty, longer than 255");
        assertThat(recorder.messages()).isEmpty();
    }

    private static final String LONG = "0123456789012345678901234567890123456789012345678901234567890123"
            + "0123456789012345678901234567890123456789012345678901234567890123"
            + "0123456789012345678901234567890123456789012345678901234567890123"
            + "0123456789012345678901234567890123456789012345678901234567890123";

    @Test
    void whileOneIsUnderWayAnotherWithItsKeyIsToldToWait() throws Exception {
        http.close();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        http = start(waiting(reached, go));
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(keyed("k-1")));
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();

        HttpResponse<String> second = http.post(keyed("k-1"), JSON, A);
        go.countDown();

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("Retry-After")).contains("1");
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(202);
    }

    private static Recorder waiting(CountDownLatch reached, CountDownLatch go) {
        return new Recorder() {
            @Override
            public Recorded record(List<Message> messages) {
                reached.countDown();
                try {
                    assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
                    return Recorded.BROKER;
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Recorded setAside(List<DeadLetter> letters) {
                return Recorded.BROKER;
            }
        };
    }

    private int status(HttpRequest.Builder request) {
        try {
            return http.post(request, JSON, A).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder keyed(String key) {
        return http.request("/messages").header("Idempotency-Key", key);
    }

    private HttpRequest.Builder binary(String key, String id) {
        return keyed(key)
                .header("ce-specversion", "1.0")
                .header("ce-source", "nas")
                .header("ce-type", "t")
                .header("ce-id", id);
    }
}
