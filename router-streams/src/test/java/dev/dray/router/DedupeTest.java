package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DedupeTest {
    @TempDir
    Path state;

    @TempDir
    Path next;

    private TestingRouter router;

    @BeforeEach
    void start() {
        router = new TestingRouter(state);
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void aMessageHandedOverTwiceMakesOneJob() {
        router.hear(Given.message("m1", "/status"));
        router.hear(Given.message("m1", "/status"));

        assertThat(router.jobs("light")).hasSize(1);
        assertThat(router.repeats()).isEqualTo(1);
    }

    @Test
    void aMessageIsKnownAgainAfterARestart() {
        router.hear(Given.message("m1", "/status"));
        router = router.restarted(next);

        router.hear(Given.message("m1", "/status"));

        assertThat(router.jobs("light")).isEmpty();
        assertThat(router.deadLetters()).isEmpty();
    }

    @Test
    void aDeadLettersRetryIsNoRepeat() {
        router.hear(Given.message("m1", Given.STRANGER, "/help"));
        router.hear(Given.message("m1", Given.STRANGER, "/help"));

        assertThat(router.deadLetters()).hasSize(2);
        assertThat(router.repeats()).isZero();
    }
}
