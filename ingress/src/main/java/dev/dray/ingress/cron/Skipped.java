package dev.dray.ingress.cron;

import java.time.Instant;

/** Fires in a row that do not run: the first and the last scheduled instant, how many there are, and why. */
record Skipped(Instant first, Instant last, long count, Why why) {

    /** Why a fire does not run; of several in a row, why the last of them does not. */
    enum Why {
        NOT_WANTED_LATE("it was missed, and missed is skip"),
        STOOD_FOR("it was missed, and one later fire runs for all"),
        TOO_OLD("it was missed, longer ago than missed-within"),
        TOO_MANY("it was missed, and so were missed-most after it"),
        PAST("its time had passed when the entry was first seen"),
        DISABLED("the entry was disabled");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Skipped one(Instant fire, Why why) {
        return new Skipped(fire, fire, 1, why);
    }

    /** These and one more, which comes after them. */
    Skipped and(Instant fire, Why reason) {
        return new Skipped(first, fire, count + 1, reason);
    }
}
