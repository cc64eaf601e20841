package dev.dray.bench.faults;

import java.time.Duration;
import java.util.Locale;

/** One of the five outages in the logs of the setup that Dray replaces, each of which lost messages then. */
public enum Outage {
    /** The line at home is down: it carries nothing, and does not say so. */
    NETWORK(18, Running.GOES_ON),
    /** The circuit breaker: all that ran at home is gone at once. */
    POWER(4, Running.IS_CUT),
    /** The system restarts for an update: what has not ended a second after it was told to is killed. */
    UPDATE(22, Running.IS_CUT),
    /** The machine at home is asleep: all it runs stands still. */
    SLEEP(47, Running.STANDS_STILL),
    /** A restart by hand: the node ends what it runs, and then itself. */
    PLANNED(3, Running.ENDS_FIRST);

    private final int minutes;
    private final Running running;

    Outage(int minutes, Running running) {
        this.minutes = minutes;
        this.running = running;
    }

    /** What becomes of a job that runs when it begins. */
    enum Running {
        /** It ends meanwhile, and the node keeps its result. */
        GOES_ON,
        /** It begins again when the node is back. */
        IS_CUT,
        /** It goes on where it was. */
        STANDS_STILL,
        ENDS_FIRST
    }

    /** How long it lasted. */
    int minutes() {
        return minutes;
    }

    Running running() {
        return running;
    }

    /** How long it lasts where a minute is so long. */
    Duration lasts(Duration minute) {
        return minute.multipliedBy(minutes);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
