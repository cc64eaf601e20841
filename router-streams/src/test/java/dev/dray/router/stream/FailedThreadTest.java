package dev.dray.router.stream;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.router.RouterException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailedThreadTest {
    private final List<RouterException> told = new ArrayList<>();
    private final FailedThread failedThread = new FailedThread(told::add);

    @Test
    void aThreadThatLostTheBrokerIsReplaced() {
        assertThat(failedThread.handle(new StreamsException("commit", new TimeoutException("no answer"))))
                .isEqualTo(REPLACE_THREAD);
        assertThat(told).isEmpty();
    }

    @Test
    void nobodyWaitsForTheBrokerOnceTheRouterCloses() {
        failedThread.closing();

        assertThat(failedThread.handle(new TimeoutException("no answer"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void anythingElseEndsTheRouterWithTheReason() {
        assertThat(failedThread.handle(new StreamsException("the store is damaged")))
                .isEqualTo(SHUTDOWN_CLIENT);

        assertThat(told)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessage("the router cannot go on: the store is damaged; nothing is lost, and it continues"
                                + " where it was once that is mended"));
    }

    @Test
    void aSecondRouterOfTheSameNameIsNamedAsTheReason() {
        failedThread.handle(new StreamsException("commit", new FencedInstanceIdException("fenced")));

        assertThat(told)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("give each its own router.instance"));
    }
}
