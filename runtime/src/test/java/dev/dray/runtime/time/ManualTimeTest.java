package dev.dray.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
    private static final Instant START = Instant.parse("2026-02-08T10:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private final List<String> ran = new ArrayList<>();

    private Runnable note(String name) {
        return () ->
                ran.add(name + "@" + Duration.between(START, time.instant()).toSeconds());
    }

    @Test
    void standsStillUntilMoved() {
        assertThat(time.instant()).isEqualTo(START);
        time.advance(Duration.ofMinutes(1));
        assertThat(time.instant()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void runsWhatIsDueInOrderEachAtItsOwnInstant() {
        time.after(Duration.ofSeconds(7), note("late"));
        time.every(Duration.ofSeconds(3), note("tick"));
        time.after(Duration.ofSeconds(5), note("early"));
        time.advance(Duration.ofSeconds(9));
        assertThat(ran).containsExactly("tick@3", "early@5", "tick@6", "late@7", "tick@9");
    }

    @Test
    void runsInTheOrderOfSchedulingWhatIsDueTogether() {
        time.after(Duration.ofSeconds(1), note("a"));
        time.after(Duration.ofSeconds(1), note("b"));
        time.advance(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("a@1", "b@1");
    }

    @Test
    void runsNothingThatIsNotDue() {
        time.after(Duration.ofSeconds(2), note("x"));
        time.advance(Duration.ofSeconds(1));
        assertThat(ran).isEmpty();
        assertThat(time.waiting()).isEqualTo(1);
    }

    @Test
    void runsWorkThatWorkHasScheduledIfItIsDueToo() {
        time.after(Duration.ofSeconds(1), () -> time.after(Duration.ofSeconds(1), note("inner")));
        time.advance(Duration.ofSeconds(2));
        assertThat(ran).containsExactly("inner@2");
    }

    @Test
    void runsNothingThatWasClosed() {
        var ticks = time.every(Duration.ofSeconds(1), note("tick"));
        time.after(Duration.ofMillis(2_500), ticks::close);
        time.advance(Duration.ofSeconds(9));
        assertThat(ran).containsExactly("tick@1", "tick@2");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void passesOnWhatWorkThrows() {
        time.after(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("boom");
        });
        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(2))).hasMessage("boom");
    }

    @Test
    void doesNotGoBack() {
        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
                .hasMessage("time does not go back, from 2026-02-08T10:00:00Z to 2026-02-08T09:59:59Z");
    }

    @Test
    void refusesAPeriodOfNothing() {
        assertThatThrownBy(() -> time.every(Duration.ZERO, note("x")))
                .hasMessage("a period must be longer than zero, but is PT0S");
    }
}
