package dev.dray.bench.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Runs seed after seed, each in a fresh home with every role a process of its own, and counts what broke. Needs Linux.
 */
public final class FaultHarness {
    private static final int SHOWN = 20;

    private final Means means;
    private final PrintStream people;

    /** @param people told what happens as it does, and in the end a table of all seeds */
    public FaultHarness(Means means, PrintStream people) {
        this.means = means;
        this.people = people;
    }

    /** The figures of all seeds together, in the order they should be read, and all that broke. */
    public record Result(Map<String, Number> figures, List<Broken> broken) {}

    /**
     * Runs so many seeds.
     *
     * @param first the first of them; those that follow count on from it
     * @param messages how many each sends
     */
    public Result run(long first, int seeds, int messages)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        means.missing().forEach(people::println);
        List<Outcome> outcomes = new ArrayList<>();
        for (long seed = first; seed < first + seeds; seed++) {
            Outcome outcome = new Seed(seed, messages, means, people).run();
            outcomes.add(outcome);
            tell(outcome, messages);
        }
        people.println(ResultTable.HEADER);
        outcomes.forEach(outcome -> people.println(ResultTable.row(outcome)));
        List<Broken> broken =
                outcomes.stream().flatMap(each -> each.broken().stream()).toList();
        return new Result(figures(outcomes), broken);
    }

    private void tell(Outcome outcome, int messages) {
        people.printf(
                "seed %d: %d promises broken, %d s%n",
                outcome.seed(), outcome.broken().size(), outcome.took().toSeconds());
        if (!outcome.kept()) {
            outcome.broken().stream().limit(SHOWN).forEach(each -> people.println("  " + each));
            people.printf(
                    "  its home is kept: %s; --seed %d --messages %d repeats its faults and its messages%n",
                    outcome.home(), outcome.seed(), messages);
        }
    }

    private static Map<String, Number> figures(List<Outcome> outcomes) {
        Map<String, Number> figures = new LinkedHashMap<>();
        Tally tally = outcomes.stream().map(Outcome::tally).reduce(Tally.none(), Tally::plus);
        figures.putAll(Tally.breaches(
                outcomes.stream().flatMap(each -> each.broken().stream()).toList()));
        figures.put("seeds", outcomes.size());
        figures.put("messages", tally.messages());
        figures.put("recorded_again", tally.recordedAgain());
        figures.put("effects_again", tally.effectsAgain());
        figures.put("by_backup", tally.byBackup());
        figures.put("held", tally.held());
        figures.put("dead", tally.dead());
        figures.put("gave_up", tally.gaveUp());
        for (Kind kind : Kind.values()) {
            figures.put(
                    kind.word(),
                    outcomes.stream()
                            .flatMap(each -> each.schedule().faults().stream())
                            .filter(fault -> fault.kind() == kind)
                            .count());
        }
        return figures;
    }
}
