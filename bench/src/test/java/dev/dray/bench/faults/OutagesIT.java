package dev.dray.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.cli.Dray;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The short form of {@code bench/run outages}: the shortest one, and the one in which results wait at home. */
class OutagesIT {
    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "each role has an address of loopback, which only Linux has many of")
    void anOutageLosesNothingAndIsToldOfOnce() throws Exception {
        OutageReplay replay = new OutageReplay(Dray.clock(), System.out);
        OutageReplay.Result result = replay.run(List.of(Outage.NETWORK, Outage.PLANNED), Duration.ofMillis(500));
        assertThat(result.deviations()).isEmpty();
    }
}
