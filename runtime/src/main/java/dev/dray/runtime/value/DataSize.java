package dev.dray.runtime.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An amount of data in bytes, written {@code 64 KiB}, {@code 1.5 GiB} or {@code 10 MB}. {@code KiB}, {@code MiB} and so
 * on are powers of 1024; {@code kB}, {@code MB} and so on are powers of 1000. Its text is exact: {@link #parse} reads
 * back what {@link #toString} wrote.
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?) *([A-Za-z]+)");

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative, but is " + bytes + " B");
        }
    }

    public static DataSize parse(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw notASize(text);
        }
        var unit = Stream.of(Unit.values())
                .filter(each -> each.symbol.equalsIgnoreCase(matcher.group(2)))
                .findFirst()
                .orElseThrow(() -> notASize(text));
        try {
            var bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit.bytes));
            return new DataSize(bytes.longValueExact());
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException("\"" + text + "\" is not a whole number of bytes below 8 EiB");
        }
    }

    private static IllegalArgumentException notASize(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not a size; write a number and a unit"
                + " (B, kB, MB, GB, TB or KiB, MiB, GiB, TiB), such as 64 KiB");
    }

    /** The size as an {@code int}, for interfaces that count bytes so; at most {@link Integer#MAX_VALUE}. */
    public int intBytes() {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The size as a whole number of the largest unit that allows it, binary units first. */
    @Override
    public String toString() {
        var unit = bytes == 0
                ? Unit.BYTE
                : Stream.of(Unit.values())
                        .filter(each -> bytes % each.bytes == 0)
                        .findFirst()
                        .orElse(Unit.BYTE);
        return bytes / unit.bytes + " " + unit.symbol;
    }

    /** In the order in which they are preferred for printing. */
    private enum Unit {
        TEBI("TiB", 1L << 40),
        GIBI("GiB", 1L << 30),
        MEBI("MiB", 1L << 20),
        KIBI("KiB", 1L << 10),
        TERA("TB", 1_000_000_000_000L),
        GIGA("GB", 1_000_000_000L),
        MEGA("MB", 1_000_000L),
        KILO("kB", 1_000L),
        BYTE("B", 1L);

        private final String symbol;
        private final long bytes;

        Unit(String symbol, long bytes) {
            this.symbol = symbol;
            this.bytes = bytes;
        }
    }
}
