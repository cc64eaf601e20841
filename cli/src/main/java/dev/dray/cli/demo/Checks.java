package dev.dray.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.view.Screen;
import java.util.ArrayList;
import java.util.List;

/** What the demo found to be so, and not so. */
final class Checks {
    private final List<Check> all = new ArrayList<>();

    private record Check(String sentence, boolean holds, String found) {
        String line() {
            return "  %s %s%s".formatted(holds ? "✓" : "✗", sentence, holds ? "" : "  (found " + found + ")");
        }

        JsonNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("check", sentence).put("holds", holds);
            return holds ? json : json.put("found", found);
        }
    }

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
        long failed = all.stream().filter(check -> !check.holds()).count();
        if (screen.json()) {
            all.forEach(check -> screen.json(check.json()));
            return failed == 0;
        }
        all.forEach(check -> screen.line(check.line()));
        screen.line("");
        screen.line(
                failed == 0
                        ? "All %d checks hold.".formatted(all.size())
                        : "%d of %d checks failed.".formatted(failed, all.size()));
        return failed == 0;
    }
}
