package dev.dray.runtime.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A share from {@code 0%} to {@code 100%}, in steps of a hundredth of a percent. Its text is exact: {@link #parse} reads
 * back what {@link #toString} wrote.
 *
 * @param hundredths of a percent, so 10,000 are all
 */
public record Percent(int hundredths) {
    /** The hundredths of the whole. */
    public static final int ALL = 10_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) *%");

    public Percent {
        if (hundredths < 0 || hundredths > ALL) {
            throw new IllegalArgumentException("%s%% is not between 0%% and 100%%".formatted(plain(hundredths)));
        }
    }

    public static Percent parse(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a share; write a number from 0 to 100 and a percent sign, such as 10%");
        }
        return new Percent(new BigDecimal(matcher.group(1)).movePointRight(2).intValueExact());
    }

    public boolean isZero() {
        return hundredths == 0;
    }

    /** Whether so many of so many are more than this share. */
    public boolean isExceededBy(int some, int all) {
        return (long) some * ALL > (long) hundredths * all;
    }

    /** The share as a number from 0 to 100. */
    public double value() {
        return hundredths / 100.0;
    }

    @Override
    public String toString() {
        return plain(hundredths) + "%";
    }

    private static String plain(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }
}
