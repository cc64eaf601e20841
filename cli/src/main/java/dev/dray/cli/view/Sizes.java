package dev.dray.cli.view;

import java.util.List;
import java.util.Locale;

/** Amounts of data as people say them, in binary units: {@code 512 B}, {@code 1.4 MiB}, {@code 23 GiB}. */
public final class Sizes {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
    private static final double STEP = 1024;

    /** From here on one digit after the point would make it three digits or more. */
    private static final double TEN = 9.95;

    private Sizes() {}

    public static String say(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        String number = unit == 0 || amount >= TEN ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, number + " %s", amount, UNITS.get(unit));
    }
}
