package dev.dray.cli.demo;

import dev.dray.cli.view.Screen;
import java.util.ArrayList;
import java.util.List;

/** What the demo found to be so, and not so. */
final class Checks {
    private final List<Check> all = new ArrayList<>();

    private record Check(String sentence, boolean holds, String found) {}

    /**
     * Notes whether something holds.
     *
     * @param found what was seen, for the one who has to find out why it does not
     */
    void that(String sentence, boolean holds, Object found) {
        all.add(new Check(sentence, holds, String.valueOf(found)));
    }

    /** Notes whether a number is the one it must be. */
    void count(String sentence, long expected, long found) {
        that(sentence, expected == found, "%d instead of %d".formatted(found, expected));
    }

    /** Prints each check; whether all hold. */
    boolean print(Screen screen) {
        for (Check check : all) {
            screen.line("  %s %s%s"
                    .formatted(
                            check.holds() ? "✓" : "✗",
                            check.sentence(),
                            check.holds() ? "" : "  (found " + check.found() + ")"));
        }
        long failed = all.stream().filter(check -> !check.holds()).count();
        screen.line("");
        screen.line(
                failed == 0
                        ? "All %d checks hold.".formatted(all.size())
                        : "%d of %d checks failed.".formatted(failed, all.size()));
        return failed == 0;
    }
}
