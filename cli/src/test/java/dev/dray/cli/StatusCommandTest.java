package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit starts the gateway before each test.
class StatusCommandTest {
    private static final String FINE = """
            {"status": "ok", "broker": "answers", "outbox": {"waiting": 0}, "channels": [
              {"name": "http", "trouble": null, "lastIn": null, "unsent": 0, "unsentSince": null, "unsentWhy": null}]}""";
    private static final String TROUBLED = """
            {"status": "degraded", "broker": "away", "outbox": {"waiting": 3}, "channels": [
              {"name": "email/office", "trouble": "the password is refused", "lastIn": "2026-01-01T00:00:00Z",
               "unsent": 0, "unsentSince": null, "unsentWhy": null},
              {"name": "telegram", "trouble": null, "lastIn": null,
               "unsent": 2, "unsentSince": "2026-01-01T00:00:00Z", "unsentWhy": "Telegram answers 502"}]}""";

    @TempDir
    private Path home;

    private TestingGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestingGateway(home);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void whereAllIsWellItSaysSoAndEndsWithZero() throws InterruptedException {
        gateway.answers(200, FINE);

        Ran ran = Ran.on(home, "status");

        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .contains("broker   answers", "outbox   empty")
                .last()
                .asString()
                .matches("http +none since the start +- +-");
        assertThat(gateway.asked().take().authorization()).isEqualTo("Bearer " + TestingGateway.TOKEN);
    }

    @Test
    void whatIsWrongIsNamedAndEndsWithOne() {
        gateway.answers(200, TROUBLED);

        Ran ran = Ran.on(home, "status");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.lines())
                .contains("broker   away", "outbox   3 records wait for the broker")
                .anySatisfy(line -> assertThat(line).matches("email/office +\\d+ d .*ago +- +the password is refused"))
                .anySatisfy(line -> assertThat(line)
                        .matches("telegram +none .* +2, the oldest for \\d+ d.* +Telegram answers 502"));
    }

    @Test
    void inJsonItIsWhatTheGatewaySays() {
        gateway.answers(200, TROUBLED);

        assertThat(Ran.on(home, "status", "-o", "json")
                        .json()
                        .getFirst()
                        .at("/channels/1/name")
                        .asText())
                .isEqualTo("telegram");
    }
}
