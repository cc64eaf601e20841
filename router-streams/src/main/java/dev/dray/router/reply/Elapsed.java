package dev.dray.router.reply;

import java.time.Duration;

/** A duration as people say it: {@code 350 ms}, {@code 8 s}, {@code 12 min}, {@code 2 h 5 min}, {@code 3 d 1 h}. */
public final class Elapsed {
    private Elapsed() {}

    public static String text(Duration duration) {
        if (duration.toDays() > 0) {
            return two(duration.toDays(), "d", duration.toHoursPart(), "h");
        }
        if (duration.toHours() > 0) {
            return two(duration.toHours(), "h", duration.toMinutesPart(), "min");
        }
        if (duration.toMinutes() >= 10) {
            return duration.toMinutes() + " min";
        }
        if (duration.toMinutes() > 0) {
            return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
        }
        return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
