package dev.dray.bench;

import java.util.Arrays;

/** Measured values, smallest first. */
final class Spread {
    private final double[] sorted;

    Spread(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    double median() {
        return percentile(50);
    }

    /** The smallest value that is not below that many percent of all. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
