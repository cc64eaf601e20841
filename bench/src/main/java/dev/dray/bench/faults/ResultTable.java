package dev.dray.bench.faults;

import dev.dray.bench.faults.Broken.Breach;
import java.util.Locale;

/** What came of seeds, in columns for people. */
final class ResultTable {
    static final String HEADER = "   seed messages faults   lost doubled  stuck  other | recorded  effects       by"
            + "   held   dead   gave   took\n"
            + "                                                    |    again    again   backup"
            + "                 up      s";

    private ResultTable() {}

    static String row(Outcome outcome) {
        Tally tally = outcome.tally();
        return String.format(
                Locale.ROOT,
                "%7d %8d %6d %6d %7d %6d %6d | %8d %8d %8d %6d %6d %6d %6d",
                outcome.seed(),
                tally.messages(),
                outcome.schedule().faults().size(),
                outcome.count(Breach.LOST),
                outcome.count(Breach.DOUBLED),
                outcome.count(Breach.STUCK),
                outcome.count(Breach.OTHER),
                tally.recordedAgain(),
                tally.effectsAgain(),
                tally.byBackup(),
                tally.held(),
                tally.dead(),
                tally.gaveUp(),
                outcome.took().toSeconds());
    }
}
