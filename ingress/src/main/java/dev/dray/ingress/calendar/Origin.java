package dev.dray.ingress.calendar;

import java.nio.ByteBuffer;

/** Where a calendar is read. May block, up to a limit of its own. */
@FunctionalInterface
interface Origin {

    /**
     * The calendar's bytes, unless they are the ones already known.
     *
     * @throws UnreachableCalendarException in words that complete "the calendar cannot be read: …"
     */
    Answer read(Known known);

    /**
     * What is known of the calendar.
     *
     * @param tag what its origin called its last state, empty where it did not or nothing is known
     * @param modified when its origin said that this was made, likewise
     */
    record Known(String tag, String modified) {
        static final Known NOTHING = new Known("", "");
    }

    /** What an origin answers. */
    sealed interface Answer {
        /** The calendar is as it was. */
        record Same() implements Answer {}

        /** The calendar, and what to show next time. */
        record Now(ByteBuffer bytes, Known known) implements Answer {}
    }
}
