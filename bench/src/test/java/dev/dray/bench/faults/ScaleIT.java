package dev.dray.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The short form of {@code bench/run scale}. */
class ScaleIT {
    private static final int MESSAGES = 90;

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "each role has an address of loopback, which only Linux has many of")
    void routersAndNodesShareTheWorkAndTakeOverFromTheKilled() throws Exception {
        ScaleRun.Result result = new ScaleRun(System.out).run(MESSAGES, 1);
        assertThat(result.broken()).isEmpty();
        assertThat(result.figures())
                .containsEntry("partitions_meanwhile_gateway", 6L)
                .containsAllEntriesOf(Map.of("partitions_at_first_router", 3L, "partitions_in_the_end_router", 3L))
                .containsKeys("jobs_node", "jobs_node2", "jobs_node3", "jobs_node4");
    }
}
