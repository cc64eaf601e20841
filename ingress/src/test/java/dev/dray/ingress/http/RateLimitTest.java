package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.http.HttpConfig.Bearer;
import dev.dray.ingress.http.HttpConfig.Permission;
import dev.dray.runtime.time.ManualTime;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class RateLimitTest {
    private static final String JSON = "application/json";
    private static final String A = "{\"text\":\"a\"}";

    private final RecordingRecorder recorder = new RecordingRecorder();
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    private Path directory;

    private TestingHttp http;

    @BeforeEach
    void start() {
        http = TestingHttp.start(
                directory,
                recorder,
                time,
                TestingHttp.token(
                        "shop", Bearer.GUEST, List.of(Permission.SEND), List.of(), Optional.of(Rate.parse("2/m"))));
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void whoSendsTooOftenIsToldWhenToComeAgain() throws Exception {
        shop(JSON, A);
        shop(JSON, A);

        HttpResponse<String> response = shop(JSON, A);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("30");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("shop may make 2/m requests");
        assertThat(recorder.messages()).hasSize(2);
    }

    @Test
    void whoComesAgainThenIsServed() throws Exception {
        shop(JSON, A);
        shop(JSON, A);
        time.advance(Duration.ofSeconds(30));

        assertThat(shop(JSON, A).statusCode()).isEqualTo(202);
        assertThat(shop(JSON, A).statusCode()).isEqualTo(429);
    }

    @Test
    void everyEventOfABatchCounts() throws Exception {
        String event = "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"shop\",\"type\":\"t\",\"data\":\"a\"}";
        String batch = "[%s,%s,%s]".formatted(event.formatted(1), event.formatted(2), event.formatted(3));

        assertThat(shop("application/cloudevents-batch+json", batch).statusCode())
                .isEqualTo(202);

        HttpResponse<String> next = shop(JSON, A);
        assertThat(next.statusCode()).isEqualTo(429);
        assertThat(next.headers().firstValue("Retry-After")).contains("60");
    }

    @Test
    void theOwnerSendsAsOftenAsTheyLike() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(http.post(JSON, A).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void anAddressThatTriesTokensIsRefusedUnseen() throws Exception {
        tryTenWrongTokens();

        HttpResponse<String> response = shop(JSON, A);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("6");
        assertThat(response.body()).contains("too many wrong tokens came from 127.0.0.1");
        time.advance(Duration.ofSeconds(6));
        assertThat(shop(JSON, A).statusCode()).isEqualTo(202);
    }

    @Test
    void whoProvedATokenThereBeforeIsNotLockedOut() throws Exception {
        shop(JSON, A);
        tryTenWrongTokens();

        assertThat(shop(JSON, A).statusCode()).isEqualTo(202);
        assertThat(http.post(http.as("nobody", "/messages"), JSON, A).statusCode())
                .isEqualTo(429);
    }

    private void tryTenWrongTokens() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(http.post(http.as("wrong" + i, "/messages"), JSON, A).statusCode())
                    .isEqualTo(401);
        }
    }

    private HttpResponse<String> shop(String type, String body) throws Exception {
        return http.post(http.as("shop", "/messages"), type, body);
    }
}
