package dev.dray.memory.daily;

import dev.dray.schema.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Money, durations and sizes as a person reads them: rounded, with their unit. */
final class Amounts {
    private static final int MICRO_DIGITS = 6;
    private static final int DIGITS = 3;
    private static final BigDecimal SMALLEST_ROUNDED = BigDecimal.ONE.movePointLeft(DIGITS);
    private static final int KILO = 1000;

    private Amounts() {}

    /** {@code $0.018}; below a tenth of a cent every digit there is, so that a small cost never reads as none. */
    static String money(Money money) {
        BigDecimal amount = BigDecimal.valueOf(money.getMicros(), MICRO_DIGITS);
        boolean tiny = amount.signum() != 0 && amount.abs().compareTo(SMALLEST_ROUNDED) < 0;
        BigDecimal shown = tiny ? amount.stripTrailingZeros() : amount.setScale(DIGITS, RoundingMode.HALF_UP);
        String number = String.format(Locale.ROOT, "%,." + shown.scale() + "f", shown);
        return money.getCurrency().equals("USD")
                ? "$" + number
                : number + " " + OutsideText.oneLine(money.getCurrency());
    }

    /** {@code 8 s}, {@code 12 min}, {@code 1 h 5 min}, {@code 2 d 3 h}. */
    static String duration(Duration duration) {
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() < 1
                ? both(duration.toHours() + " h", duration.toMinutesPart(), " min")
                : both(duration.toDays() + " d", duration.toHoursPart(), " h");
    }

    /** {@code 12 KB}, in powers of 1000. */
    static String size(long bytes) {
        String[] units = {"bytes", "KB", "MB", "GB"};
        int unit = 0;
        double amount = bytes;
        while (amount >= KILO && unit < units.length - 1) {
            amount /= KILO;
            unit++;
        }
        String pattern = unit < 2 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, pattern, amount, units[unit]);
    }

    private static String both(String large, int small, String unit) {
        return small == 0 ? large : large + " " + small + unit;
    }
}
