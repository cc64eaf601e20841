package dev.dray.bench.faults;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What came of outages, in columns for people. */
public final class OutageTable {
    private static final List<String> COLUMNS = List.of(
            "messages",
            "lost",
            "doubled",
            "stuck",
            "effects",
            "begun_again",
            "held_results",
            "light_meanwhile",
            "notices",
            "backs");

    private static final String HEADER = "outage   minutes  seconds | messages     lost  doubled    stuck  effects"
            + "    begun     held    light  notices    backs\n"
            + "                           |                                              again  results";

    private OutageTable() {}

    /** The lines of the table. */
    public static String of(List<Replayed> outages) {
        StringBuilder table = new StringBuilder(HEADER);
        for (Replayed each : outages) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%-8s %7d %8d |",
                    each.outage().word(),
                    each.outage().minutes(),
                    each.lasted().toSeconds()));
            for (String column : COLUMNS) {
                table.append(String.format(
                        Locale.ROOT,
                        " %8d",
                        Objects.requireNonNull(each.counted().get(column))));
            }
        }
        return table.toString();
    }
}
