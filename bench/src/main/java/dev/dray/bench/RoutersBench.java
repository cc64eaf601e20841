package dev.dray.bench;

import dev.dray.bench.faults.RouterRate;
import dev.dray.cli.Dray;
import java.util.ArrayList;
import java.util.List;

/**
 * How many messages a second one router decides, how many two do that share the machine, and the messages; and what
 * share of Kafka Streams without a router the first is.
 */
final class RoutersBench implements Benchmark {
    private static final String NAME = "routers";

    private final Options options;

    RoutersBench(Options options) {
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        int messages = (int) options.number("--messages", effort.of(4_000, 40_000));
        RouterRate.Result result = new RouterRate(Dray.clock(), System.err).measure(messages);
        List<Figure> figures = new ArrayList<>();
        result.decided()
                .forEach((routers, rate) -> figures.add(new Figure(NAME, "decided_per_s_by_" + routers, rate, "1/s")));
        figures.add(new Figure(NAME, "passed_per_s", result.passed(), "1/s"));
        figures.add(new Figure(NAME, "router_ratio", result.decided().getOrDefault(1, 0.0) / result.passed(), "1"));
        figures.add(new Figure(NAME, "even_after", result.even().toMillis() / 1e3, "s"));
        return figures;
    }
}
