package dev.dray.ingress.calendar.ics;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an event takes: days by the calendar, of which one may have 23 hours, and then exact time. Never negative.
 */
record Length(long days, Duration time) {
    static final Length NONE = new Length(0, Duration.ZERO);

    static final Length ONE_DAY = new Length(1, Duration.ZERO);

    Length {
        if (days < 0 || time.isNegative()) {
            days = 0;
            time = Duration.ZERO;
        }
    }

    Instant after(EventTime start) {
        return start.at(start.wall().plusDays(days)).instant().plus(time);
    }

    /** An upper bound of it. */
    Duration most() {
        return Duration.ofDays(days + 1).plus(time);
    }
}
