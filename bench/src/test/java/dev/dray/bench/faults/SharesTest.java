package dev.dray.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void theyShareWhereEachHasSomeAndAllAreGivenOut() {
        assertThat(new Shares(Map.of("gateway", 2L, "router", 4L)).among("router", "gateway"))
                .isTrue();
    }

    @Test
    void whoHasNothingDoesNotShare() {
        assertThat(new Shares(Map.of("gateway", 6L, "router", 0L)).among("gateway", "router"))
                .isFalse();
    }

    @Test
    void whoIsStillThereSharesTooWhetherOrNotItIsAskedFor() {
        assertThat(new Shares(Map.of("gateway", 3L, "router", 3L)).among("gateway"))
                .isFalse();
    }

    @Test
    void twoAreEvenWithHalfEachAndOneAloneIsNot() {
        assertThat(new Shares(Map.of("router", 3L, "router2", 3L)).even()).isTrue();
        assertThat(new Shares(Map.of("router", 5L, "router2", 1L)).even()).isFalse();
        assertThat(new Shares(Map.of("router", 6L)).even()).isFalse();
    }

    @Test
    void whatNobodyHasIsNotShared() {
        assertThat(new Shares(Map.of("gateway", 3L)).among("gateway")).isFalse();
    }
}
