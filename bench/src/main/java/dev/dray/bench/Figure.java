package dev.dray.bench;

import java.util.Locale;

/** One measured number, printed as one JSON line. */
record Figure(String bench, String metric, double value, String unit) {
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
