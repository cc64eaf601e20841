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
    private static final int USAGE = 2;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Logs.silent();
        List<String> words = Arrays.asList(arguments);
        Options options = new Options(words);
        try {
            System.exit(run(words, options));
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        }
    }

    private static int run(List<String> words, Options options) throws Exception {
        Map<String, Benchmark> all = all(options);
        Benchmark benchmark = words.isEmpty() ? null : all.get(words.getFirst());
        if (benchmark == null) {
            throw new UsageException("usage: bench/run NAME [--quick] [options], NAME one of " + all.keySet());
        }
        List<Figure> figures = benchmark.measure(options.has("--quick") ? Effort.QUICK : Effort.FULL);
        figures.forEach(System.out::println);
        return benchmark.accepts(figures) ? 0 : 1;
    }

    private static Map<String, Benchmark> all(Options options) {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("backlog", new BacklogBench(Launcher.ofThisCheckout(), options)),
                Map.entry("cron", new CronBench(options)),
                Map.entry("start", new StartBench(Launcher.ofThisCheckout())),
                Map.entry("dispatch", new DispatchBench(Launcher.ofThisCheckout())),
                Map.entry("email", new EmailBench(options)),
                Map.entry("faults", new FaultBench(options)),
                Map.entry("outages", new OutageBench(options)),
                Map.entry("folds", new FoldsBench(options)),
                Map.entry("peers", new PeersBench(options)),
                Map.entry("routers", new RoutersBench(options)),
                Map.entry("scale", new ScaleBench(options)),
                Map.entry("pipeline", new PipelineBench(Launcher.ofThisCheckout(), options)),
                Map.entry("telegram", new TelegramBench(Launcher.ofThisCheckout(), data(options)))));
    }

    private static Path data(Options options) {
        return Path.of(options.text("--data", "examples/day/1-morning.jsonl"));
    }
}
