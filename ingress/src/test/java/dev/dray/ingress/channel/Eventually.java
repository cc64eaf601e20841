package dev.dray.ingress.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that gives no signal, looking every 20 ms for up to 30 s. */
public final class Eventually {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LOOKS = 1_500;

    private Eventually() {}

    public static void assertThatIt(String happens, BooleanSupplier condition) {
        for (int look = 0; look < LOOKS; look++) {
            if (condition.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        assertThat(condition.getAsBoolean()).as(happens).isTrue();
    }
}
