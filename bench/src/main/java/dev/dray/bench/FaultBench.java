package dev.dray.bench;

import dev.dray.bench.faults.FaultHarness;
import dev.dray.bench.faults.Means;
import java.util.List;

/** What is lost, doubled or stuck when every role is killed, cut off, put to sleep and starved at random. */
final class FaultBench implements Benchmark {
    private static final String NAME = "faults";

    private final Options options;

    FaultBench(Options options) {
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        FaultHarness harness = new FaultHarness(Means.ofThisMachine(), System.err);
        return harness
                .run(options.number("--seed", 1), (int) options.number("--seeds", 1), (int)
                        options.number("--messages", effort.of(150, 2_000)))
                .figures()
                .entrySet()
                .stream()
                .map(figure ->
                        new Figure(NAME, figure.getKey(), figure.getValue().doubleValue(), "1"))
                .toList();
    }

    @Override
    public boolean accepts(List<Figure> figures) {
        return Figure.nothingIsBroken(figures);
    }
}
