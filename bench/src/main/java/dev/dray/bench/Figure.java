package dev.dray.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** One measured number, printed as one JSON line. */
record Figure(String bench, String metric, double value, String unit) {
    private static final Set<String> PROMISED = Set.of("lost", "doubled", "stuck", "otherwise_broken");

    /** Whether nothing was lost, doubled, stuck or otherwise not as promised. */
    static boolean nothingIsBroken(Collection<Figure> figures) {
        return figures.stream()
                .filter(figure -> PROMISED.contains(figure.metric()))
                .allMatch(figure -> figure.value() == 0);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"metric\":\"%s\",\"value\":%s,\"unit\":\"%s\"}",
                bench,
                metric,
                value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value),
                unit);
    }
}
