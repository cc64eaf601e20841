package dev.dray.bench;

import dev.dray.bench.Benchmark.Effort;
import dev.dray.runtime.log.Logs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code bench/run NAME [--quick] [--data FILE]}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Logs.silent();
        List<String> words = Arrays.asList(arguments);
        Map<String, Benchmark> all = new TreeMap<>(Map.of(
                "start", new StartBench(Launcher.ofThisCheckout()),
                "dispatch", new DispatchBench(Launcher.ofThisCheckout()),
                "pipeline", new PipelineBench(Launcher.ofThisCheckout()),
                "telegram", new TelegramBench(Launcher.ofThisCheckout(), data(words))));
        Benchmark benchmark = words.isEmpty() ? null : all.get(words.getFirst());
        if (benchmark == null) {
            System.err.println("usage: bench/run NAME [--quick] [--data FILE], NAME one of " + all.keySet());
            System.exit(2);
            return;
        }
        benchmark
                .measure(words.contains("--quick") ? Effort.QUICK : Effort.FULL)
                .forEach(System.out::println);
        System.exit(0);
    }

    private static Path data(List<String> words) {
        int at = words.indexOf("--data");
        return at >= 0 && at + 1 < words.size() ? Path.of(words.get(at + 1)) : Path.of("examples/day/1-morning.jsonl");
    }
}
