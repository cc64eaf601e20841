package dev.dray.ingress.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.runtime.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long PERSON = 42;
    private static final long GROUP = -10042;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T09:30:00Z"));
    private final Pace pace = new Pace(time, Pace.Limits.TELEGRAM);

    @Test
    void aChatGetsAFewAtOnceAndThenOneASecondOnAverage() {
        assertThat(taken(PERSON, Duration.ofSeconds(30), Duration.ofMillis(100)))
                .isBetween(30, 33);
    }

    @Test
    void aGroupGetsTwentyAMinute() {
        assertThat(taken(GROUP, Duration.ofSeconds(60), Duration.ofMillis(500))).isEqualTo(20);
    }

    @Test
    void allTogetherGetThirtyASecond() {
        int sent = 0;
        for (long chat = 1; chat <= 100; chat++) {
            sent += pace.take(chat, 1).isZero() ? 1 : 0;
        }

        assertThat(sent).isEqualTo(30);
        time.advance(Duration.ofSeconds(1));
        assertThat(pace.take(101, 1)).isZero();
    }

    @Test
    void theWaitItNamesIsEnough() {
        pace.take(PERSON, 3);
        Duration wait = pace.take(PERSON, 1);

        assertThat(wait).isEqualTo(Duration.ofSeconds(3));
        time.advance(wait);
        assertThat(pace.take(PERSON, 1)).isZero();
    }

    @Test
    void anAlbumLargerThanABurstGoesOutAlone() {
        assertThat(pace.take(PERSON, 10)).isZero();
        assertThat(pace.take(PERSON, 1)).isPositive();
    }

    @Test
    void aChatThatIsHeldHoldsNoOther() {
        pace.hold(PERSON, Duration.ofSeconds(33));

        assertThat(pace.take(PERSON, 1)).isEqualTo(Duration.ofSeconds(33));
        assertThat(pace.take(43, 1)).isZero();
        time.advance(Duration.ofSeconds(33));
        assertThat(pace.take(PERSON, 1)).isZero();
    }

    @Test
    void whereASecondChatIsHeldEverythingIs() {
        pace.hold(PERSON, Duration.ofSeconds(33));
        pace.hold(43, Duration.ofSeconds(20));

        assertThat(pace.take(44, 1)).isEqualTo(Duration.ofSeconds(33));
    }

    private int taken(long chat, Duration during, Duration step) {
        Instant end = time.instant().plus(during);
        int taken = 0;
        while (time.instant().isBefore(end)) {
            taken += pace.take(chat, 1).isZero() ? 1 : 0;
            time.advance(step);
        }
        return taken;
    }
}
