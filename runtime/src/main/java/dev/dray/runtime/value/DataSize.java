package dev.dray.runtime.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
            throw new IllegalArgumentException(notASize(text));
        }
        var unit = Stream.of(Unit.values())
                .filter(each -> each.name().equalsIgnoreCase(matcher.group(2)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(notASize(text)));
        var bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit.bytes));
        try {
            return new DataSize(bytes.longValueExact());
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException("\"" + text + "\" is not a whole number of bytes below 8 EiB");
        }
    }

    private static String notASize(String text) {
        return "\"" + text + "\" is not a size; write a number and a unit ("
                + Stream.of(Unit.values()).map(Unit::text).collect(Collectors.joining(", ")) + "), such as 64 KiB";
    }

    /** The size as an {@code int}, for interfaces that count bytes so; at most {@link Integer#MAX_VALUE}. */
    public int intBytes() {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The size in the largest unit of which it is a whole multiple, binary units first. */
    @Override
    public String toString() {
        var largest = Unit.B;
        for (var unit : Unit.values()) {
            if (bytes > 0 && bytes % unit.bytes == 0) {
                var better = unit.binary() == largest.binary() ? unit.bytes > largest.bytes : largest == Unit.B;
                largest = better ? unit : largest;
            }
        }
        return bytes / largest.bytes + " " + largest.text();
    }

    private enum Unit {
        B(1),
        KIB(1L << 10),
        MIB(1L << 20),
        GIB(1L << 30),
        TIB(1L << 40),
        KB(1_000),
        MB(1_000_000),
        GB(1_000_000_000),
        TB(1_000_000_000_000L);

        private final long bytes;

        Unit(long bytes) {
            this.bytes = bytes;
        }

        private boolean binary() {
            return name().endsWith("IB");
        }

        private String text() {
            return switch (this) {
                case B, MB, GB, TB -> name();
                case KB -> "kB";
                case KIB, MIB, GIB, TIB ->
                    name().charAt(0)
                            + name().substring(1).toLowerCase(Locale.ROOT).replace('b', 'B');
            };
        }
    }
}
