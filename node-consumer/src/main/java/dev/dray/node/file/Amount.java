package dev.dray.node.file;

import java.util.Locale;

/** A number of bytes as people read it: {@code 13.1 MB}. */
final class Amount {
    private static final double KILO = 1_000;

    private Amount() {}

    static String of(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? String.format(Locale.ROOT, "%.1f kB", bytes / KILO)
                : String.format(Locale.ROOT, "%.1f MB", bytes / KILO / KILO);
    }
}
