package dev.dray.node.lane;

import dev.dray.runtime.config.Default;

/**
 * One entry under {@code lanes} in {@code dray.yaml}.
 *
 * @param concurrency how many of its jobs a node runs at once
 */
public record LaneConfig(@Default("1") int concurrency) {
    private static final int MOST = 1_000;

    public LaneConfig {
        if (concurrency < 1 || concurrency > MOST) {
            throw new IllegalArgumentException("concurrency: %d is not between 1 and %d".formatted(concurrency, MOST));
        }
    }
}
