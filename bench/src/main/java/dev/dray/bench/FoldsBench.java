package dev.dray.bench;

import dev.dray.bench.faults.FoldRate;
import dev.dray.cli.Dray;
import java.util.List;

/** How many entries of its journal a second memory folds into daily log and database. */
final class FoldsBench implements Benchmark {
    private static final String NAME = "folds";

    private final Options options;

    FoldsBench(Options options) {
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        int entries = (int) options.number("--entries", effort.of(4_000, 40_000));
        return List.of(
                new Figure(NAME, "folded_per_s", new FoldRate(Dray.clock()).measure(entries, System.err), "1/s"));
    }
}
