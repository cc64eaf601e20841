package dev.dray.bench;

import dev.dray.bench.Benchmark.Effort;
import dev.dray.runtime.log.Logs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code bench/run NAME [--quick]}, and options of the one benchmark behind it. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Logs.silent();
        List<String> words = Arrays.asList(arguments);
        Options options = new Options(words);
        Map<String, Benchmark> all = new TreeMap<>(Map.of(
                "backlog", new BacklogBench(Launcher.ofThisCheckout(), options),
                "start", new StartBench(Launcher.ofThisCheckout()),
                "dispatch", new DispatchBench(Launcher.ofThisCheckout()),
                "faults", new FaultBench(options),
                "outages", new OutageBench(options),
                "folds", new FoldsBench(options),
                "routers", new RoutersBench(options),
                "scale", new ScaleBench(options),
                "pipeline", new PipelineBench(Launcher.ofThisCheckout(), options),
                "telegram", new TelegramBench(Launcher.ofThisCheckout(), data(options))));
        Benchmark benchmark = words.isEmpty() ? null : all.get(words.getFirst());
        if (benchmark == null) {
            System.err.println("usage: bench/run NAME [--quick] [options], NAME one of " + all.keySet());
            System.exit(2);
            return;
        }
        List<Figure> figures = benchmark.measure(options.has("--quick") ? Effort.QUICK : Effort.FULL);
        figures.forEach(System.out::println);
        System.exit(benchmark.accepts(figures) ? 0 : 1);
    }

    private static Path data(Options options) {
        return Path.of(options.text("--data", "examples/day/1-morning.jsonl"));
    }
}
