package dev.dray.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.blob.BlobsConfig;
import dev.dray.ingress.cron.CronEntry;
import dev.dray.ingress.cron.CronEntry.Missed;
import dev.dray.ingress.delivery.DeliveryConfig;
import dev.dray.ingress.http.HttpConfig;
import dev.dray.ingress.outbox.AwayBroker;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.runtime.value.DataSize;
import dev.dray.runtime.value.HostPort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IngressTest {
    private static final BlobsConfig FILES =
            new BlobsConfig(DataSize.parse("64 MiB"), Duration.ofDays(30), DataSize.parse("5 GiB"));

    @TempDir
    private Path directory;

    @Test
    void withTheBrokerAwayItStartsTakesMessagesSaysSoAndStops() throws Exception {
        Home home = Home.open(directory);
        try (SystemTimer timer = new SystemTimer();
                Ingress ingress = new Ingress(
                        new IngressSettings(
                                config(),
                                new DeliveryConfig(Duration.ofDays(3), Optional.empty(), Optional.empty()),
                                FILES,
                                ZoneId.of("UTC"),
                                _ -> true),
                        new AwayBroker(),
                        home,
                        InstantSource.system(),
                        timer)) {
            ingress.start();

            HttpResponse<String> response = post(ingress, home);

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.body()).contains("\"recorded\":\"outbox\"");
            assertThat(ingress.health().ok()).isFalse();
            assertThat(ingress.health().brokerAnswers()).isFalse();
            assertThat(ingress.health().waiting()).isOne();
        }
    }

    @Test
    void whatNeverStartedCanBeClosed() {
        try (SystemTimer timer = new SystemTimer()) {
            new Ingress(
                            new IngressSettings(
                                    config(),
                                    new DeliveryConfig(Duration.ofDays(3), Optional.empty(), Optional.empty()),
                                    FILES,
                                    ZoneId.of("UTC"),
                                    _ -> true),
                            new AwayBroker(),
                            Home.open(directory),
                            InstantSource.system(),
                            timer)
                    .close();
        }
    }

    private static ChannelsConfig config() {
        return new ChannelsConfig(
                new HttpConfig(
                        new HostPort("127.0.0.1", 0),
                        DataSize.parse("1 MiB"),
                        100,
                        DataSize.parse("64 MiB"),
                        List.of(),
                        List.of()),
                Optional.empty(),
                List.of(),
                List.of(new CronEntry(
                        "briefing",
                        "@yearly",
                        Optional.empty(),
                        "Tell me",
                        Optional.empty(),
                        Missed.RUN_ONCE,
                        100,
                        Optional.empty(),
                        Duration.ZERO)),
                List.of());
    }

    private static HttpResponse<String> post(Ingress ingress, Home home) throws Exception {
        String token = Files.readString(home.root().resolve("http.token")).strip();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://" + ingress.address() + "/messages"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"text\":\"a\"}"))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
