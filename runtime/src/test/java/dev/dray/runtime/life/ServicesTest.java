package dev.dray.runtime.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private final List<String> notes = new ArrayList<>();
    private final RecordingService a = new RecordingService("a", notes);
    private final RecordingService b = new RecordingService("b", notes);
    private final RecordingService c = new RecordingService("c", notes);
    private final Services services = new Services(List.of(a, b, c));

    @Test
    void startInOrderAndCloseInReverse() {
        services.start();
        services.close();
        assertThat(notes).containsExactly("start a", "start b", "start c", "close c", "close b", "close a");
    }

    @Test
    void closeOnceAndNeverWithoutAStart() {
        services.close();
        services.start();
        services.close();
        services.close();
        assertThat(notes).hasSize(6);
    }

    @Test
    void aFailedStartClosesTheOneThatFailedAndWhatHadStarted() {
        b.failingTo("start").failingTo("close");
        assertThatThrownBy(services::start)
                .hasMessage("b cannot start")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("b cannot close"));
        assertThat(notes).containsExactly("start a", "start b", "close b", "close a");
        services.close();
        assertThat(notes).hasSize(4);
    }

    @Test
    void closingGoesOnPastFailures() {
        a.failingTo("close");
        c.failingTo("close");
        services.start();
        assertThatThrownBy(services::close)
                .hasMessage("c cannot close")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("a cannot close"));
        assertThat(notes).endsWith("close c", "close b", "close a");
    }

    @Test
    void aCutReachesAllThatHaveStarted() {
        b.failingTo("cut");
        services.start();
        assertThatThrownBy(services::cut).hasMessage("b cannot cut");
        assertThat(notes).endsWith("cut c", "cut b", "cut a");
    }
}
