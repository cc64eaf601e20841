package dev.dray.cli.view;

import java.time.Duration;

/** Lengths of time as people say them: {@code 40 ms}, {@code 8 s}, {@code 12 min}, {@code 3 h 5 min}, {@code 2 d}. */
public final class Spans {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private Spans() {}

    /** The span in at most two units; a negative one, as from clocks that disagree, is {@code 0 ms}. */
    public static String say(Duration span) {
        if (span.compareTo(Duration.ofSeconds(1)) < 0) {
            return Math.max(0, span.toMillis()) + " ms";
        }
        if (span.compareTo(MINUTE) < 0) {
            return span.toSeconds() + " s";
        }
        if (span.compareTo(HOUR) < 0) {
            return span.toMinutes() + " min";
        }
        if (span.compareTo(DAY) < 0) {
            return span.toHours() + " h" + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart() + " min");
        }
        return span.toDays() + " d" + (span.toHoursPart() == 0 ? "" : " " + span.toHoursPart() + " h");
    }
}
