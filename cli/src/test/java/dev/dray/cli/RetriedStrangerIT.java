package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.role.DrayConfig;
import dev.dray.router.Router;
import dev.dray.runtime.home.Home;
import dev.dray.schema.Message;
import dev.dray.schema.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger said, through the router that turns it away and, once {@code dray.yaml} lets them in, takes it. */
class RetriedStrangerIT {
    private static final long BOUND_SECONDS = 60;

    @TempDir
    Path home;

    private TestingLog log;

    @BeforeEach
    void start() {
        log = new TestingLog(home, Dray.clock().instant());
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aStrangerStaysOneUntilTheyAreLetIn() throws Exception {
        Message message =
                Message.newBuilder(TestingRecords.message()).setText("/help").build();
        String first;
        String second;
        try (Router _ = router()) {
            log.write(Topics.MESSAGES, message);
            first = awaitOpenLetter();

            assertThat(letters("retry", first).code()).isZero();

            second = awaitOpenLetter();
            assertThat(second).isNotEqualTo(first);
            assertThat(letters("list", "--all", "-o", "json").json())
                    .extracting(letter -> letter.path("standing").asText())
                    .containsExactly("retried", "open");
        }
        Files.writeString(home.resolve("dray.yaml"), "people: {owners: ['telegram:42']}\n");
        try (Router _ = router()) {
            assertThat(letters("retry", "--all", "--reason", "unauthorised", "--since", "1h", "--yes")
                            .code())
                    .isZero();

            JsonNode job = awaitJob();
            assertThat(job.at("/value/messageId").asText()).isEqualTo(message.getId());
            assertThat(letters("list", "-o", "json").out()).isEmpty();
        }
    }

    private Router router() {
        Home opened = Home.open(home);
        DrayConfig config = Settings.of(opened).config();
        Router router = new Router(
                config.router().in(config.localZone()),
                config.people(),
                config.routes(),
                log.broker(),
                opened,
                new MetricRegistry(),
                failure -> {
                    throw failure;
                });
        router.start();
        return router;
    }

    private String awaitOpenLetter() throws InterruptedException {
        return await("an open letter", "dead-letters", "list", "--reason", "unauthorised")
                .path("id")
                .asText();
    }

    private JsonNode awaitJob() throws InterruptedException {
        return await("the job", "topic", "read", "dray.jobs.light");
    }

    /** Asks until there is an answer, and takes its last document. */
    private JsonNode await(String what, String... words) throws InterruptedException {
        List<String> asked = new ArrayList<>(List.of(words));
        asked.addAll(List.of("-o", "json"));
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        while (System.nanoTime() < end) {
            List<JsonNode> found = Ran.on(home, asked.toArray(String[]::new)).json();
            if (!found.isEmpty()) {
                return found.getLast();
            }
            var _ = never.await(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("%s did not come within %d s".formatted(what, BOUND_SECONDS));
    }

    private Ran letters(String... words) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(words));
        return Ran.on(home, all.toArray(String[]::new));
    }
}
