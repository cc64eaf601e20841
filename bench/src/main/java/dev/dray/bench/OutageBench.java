package dev.dray.bench;

import dev.dray.bench.faults.Outage;
import dev.dray.bench.faults.OutageReplay;
import dev.dray.bench.faults.OutageTable;
import dev.dray.bench.faults.Replayed;
import dev.dray.cli.Dray;
import java.time.Duration;
import java.util.List;

/** The five outages that lost messages before there was Dray, played again: what is lost, and who is told what how often. */
final class OutageBench implements Benchmark {
    private static final String NAME = "outages";
    private static final String DEVIATIONS = "deviations";

    private final Options options;

    OutageBench(Options options) {
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        Duration minute = Duration.ofSeconds(options.number("--scale", effort.of(1, 2)));
        OutageReplay.Result result = new OutageReplay(Dray.clock(), System.err).run(List.of(Outage.values()), minute);
        result.outages().stream().map(Replayed::json).forEach(System.out::println);
        System.err.println(OutageTable.of(result.outages()));
        result.deviations().forEach(System.err::println);
        return List.of(new Figure(NAME, DEVIATIONS, result.deviations().size(), "1"));
    }

    @Override
    public boolean accepts(List<Figure> figures) {
        return figures.stream().allMatch(figure -> figure.value() == 0);
    }
}
