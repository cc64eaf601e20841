package dev.dray.bench;

import dev.dray.bench.faults.Broken;
import dev.dray.bench.faults.ScaleRun;
import java.util.List;

/** How two routers and four nodes share the work, and what is lost where some of them are killed. */
final class ScaleBench implements Benchmark {
    private static final String NAME = "scale";

    private final Options options;

    ScaleBench(Options options) {
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        ScaleRun.Result result = new ScaleRun(System.err)
                .run((int) options.number("--messages", effort.of(150, 1_000)), options.number("--seed", 1));
        result.broken().stream().map(Broken::toString).forEach(System.err::println);
        return result.figures().entrySet().stream()
                .map(figure -> new Figure(NAME, figure.getKey(), figure.getValue(), "1"))
                .toList();
    }

    @Override
    public boolean accepts(List<Figure> figures) {
        return Figure.nothingIsBroken(figures);
    }
}
