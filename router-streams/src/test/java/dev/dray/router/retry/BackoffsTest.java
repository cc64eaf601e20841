package dev.dray.router.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Job;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import dev.dray.schema.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffsTest {
    private final Backoffs backoffs = new Backoffs(Map.of("video", Duration.ofSeconds(5)), Duration.ofSeconds(2));

    @ParameterizedTest
    @CsvSource({
        "video, 1, PT0S, PT5S",
        "video, 2, PT0S, PT10S",
        "video, 4, PT0S, PT40S",
        "video, 90, PT0S, PT1H",
        "video, 2, PT30S, PT30S",
        "video, 2, PT2H, PT2H",
        "forgotten, 1, PT0S, PT2S",
    })
    void theLongerOfRouteAndExecutorCounts(String route, int attempt, Duration asked, Duration wait) {
        assertThat(backoffs.of(job(route, attempt), asked)).isBetween(wait, wait.plus(wait.dividedBy(4)));
    }

    @Test
    void jobsThatFailTogetherDoNotComeBackTogether() {
        List<Duration> waits = IntStream.range(0, 1_000)
                .mapToObj(n -> backoffs.of(job("job" + n, "video", 1), Duration.ZERO))
                .toList();

        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofMillis(6_250)));
        assertThat(Set.copyOf(waits)).hasSizeGreaterThan(500);
        assertThat(waits).filteredOn(wait -> wait.toMillis() < 5_625).hasSizeBetween(400, 600);
    }

    @Test
    void theSameAttemptWaitsAsLongHoweverOftenItIsAsked() {
        assertThat(backoffs.of(job("video", 2), Duration.ZERO)).isEqualTo(backoffs.of(job("video", 2), Duration.ZERO));
    }

    private static Job job(String route, int attempt) {
        return job("0000000000abc", route, attempt);
    }

    private static Job job(String id, String route, int attempt) {
        return Job.newBuilder()
                .setId(id)
                .setMessageId("m1")
                .setConversation("telegram/42")
                .setSender(Sender.newBuilder().setId("telegram:42").build())
                .setRole(Role.OWNER)
                .setRoute(route)
                .setWeight(Weight.HEAVY)
                .setLane("video")
                .setExecutor("task")
                .setName("render")
                .setText("")
                .setAttempt(attempt)
                .setReceivedAt(Instant.EPOCH)
                .setQueuedAt(Instant.EPOCH)
                .build();
    }
}
