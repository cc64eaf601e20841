package dev.dray.bench.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a message asks for. */
enum Errand {
    /** Is kept as a note. */
    NOTE("remember the milk", 25),
    /** A light command, answered by the gateway. */
    HELP("/help", 20),
    /** A heavy task that is done at once. */
    QUICK("/quick", 28),
    /** A heavy task that runs for some hundred milliseconds, in a lane of its own. */
    SLOW("/slow", 6),
    /** A heavy task of four seconds, a second less than a node waits when it stops. */
    LONG("/long", 0),
    /** As the slow one, held for its owner where its node stops in the middle. */
    DELICATE("/delicate", 5),
    /** As the slow one, given up where its node stops in the middle. */
    ONCE("/once", 4),
    /** A task its owner must approve, and does not. */
    DANGEROUS("/dangerous", 2),
    /** A task that asks to be tried again, the first time. */
    FLAKY("/flaky", 6),
    /** A task that fails for good. */
    BROKEN("/broken", 4);

    private final String text;
    private final int percent;

    Errand(String text, int percent) {
        this.text = text;
        this.percent = percent;
    }

    String text() {
        return text;
    }

    /** Whether a node does it, and not the gateway. */
    boolean heavy() {
        return this != NOTE && this != HELP;
    }

    /** Those that have a share. */
    static List<Errand> drawn() {
        return Arrays.stream(values()).filter(errand -> errand.percent > 0).toList();
    }

    /** Each as often as its share. */
    static Errand draw(Random random) {
        int drawn = random.nextInt(100);
        for (Errand errand : values()) {
            drawn -= errand.percent;
            if (drawn < 0) {
                return errand;
            }
        }
        throw new IllegalStateException("the shares are not a hundred percent in all");
    }
}
