package dev.dray.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The short form of {@code bench/run faults}: one seed, with what any Linux can do. To the messages come one of each kind
 * in every conversation when all faults are over.
 */
class FaultsIT {
    private static final long SEED = Long.getLong("dray.faults.seed", 1);
    private static final int MESSAGES = Integer.getInteger("dray.faults.messages", 90);

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "each role has an address of loopback, which only Linux has many of")
    void everyPromiseIsKept() throws Exception {
        FaultHarness.Result result = new FaultHarness(Means.ofAnyLinux(), System.out).run(SEED, 1, MESSAGES);
        assertThat(result.broken()).isEmpty();
        assertThat(result.figures())
                .hasEntrySatisfying(
                        "messages", sent -> assertThat(sent.intValue()).isGreaterThan(MESSAGES));
    }
}
