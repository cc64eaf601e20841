package dev.dray.cli.deadletter;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Letter;
import dev.dray.cli.Common;
import dev.dray.cli.ExitCode;
import dev.dray.cli.deadletter.Deed.Refuse;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Table;
import dev.dray.cli.view.Times;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What retrying and discarding have in common: which letters are meant, the plan, the person's consent. */
abstract class DecideCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Filter filter = new Filter();

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "The letters' ids, or as much of the beginning of each as no other has")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All open ones, or of them those that --reason and --since leave")
    private boolean all;

    @Option(names = "--yes", description = "Do not ask before doing --all")
    private boolean yes;

    private final String verb;

    /** @param verb what it does, in a word: retry */
    DecideCommand(String verb) {
        this.verb = verb;
    }

    /** What it would do to each letter. */
    abstract Function<Letter, Deed> deeds(Settings settings, Clients clients);

    @Override
    public final Integer call() {
        if (ids.isEmpty() != all || (filter.isGiven() && !all)) {
            throw common.wrong(
                    "say which: their IDs, or --all with or without --reason and --since; dray dead-letters list shows them");
        }
        Settings settings = Settings.of(common.home());
        var chosen = filter.of(common, settings);
        Clients clients = settings.clients();
        String by = "cli:" + System.getProperty("user.name");
        // First of all: nobody else decides from here on about what is read below.
        try (Decisions decisions = new Decisions(clients, by)) {
            Screen screen = common.screen();
            Map<Letter, Deed> plan = plan(meant(AllLetters.of(clients, screen), chosen), deeds(settings, clients));
            if (all && !agreed(plan, screen, settings.config().localZone())) {
                return ExitCode.DONE.number();
            }
            WholeLetters letters = new WholeLetters(clients);
            int stay = new CarryOut(decisions, letters, new Again(letters, by), screen, common.clock()).run(plan);
            // With --all the plan has said which stay, and that is what was agreed to.
            return (stay == 0 || all ? ExitCode.DONE : ExitCode.FAILED).number();
        }
    }

    private List<Letter> meant(AllLetters letters, Predicate<Letter> chosen) {
        return all
                ? letters.open().stream().filter(chosen).toList()
                : ids.stream().map(letters::one).distinct().toList();
    }

    private static Map<Letter, Deed> plan(List<Letter> letters, Function<Letter, Deed> deeds) {
        Map<Letter, Deed> plan = new LinkedHashMap<>();
        letters.forEach(letter -> plan.put(letter, deeds.apply(letter)));
        return plan;
    }

    private boolean agreed(Map<Letter, Deed> plan, Screen screen, ZoneId zone) {
        long some =
                plan.values().stream().filter(deed -> !(deed instanceof Refuse)).count();
        if (!plan.isEmpty()) {
            screen.beside().table(table(plan, zone));
        }
        if (plan.size() > SHOWN) {
            screen.aside("… and %d more".formatted(plan.size() - SHOWN));
        }
        if (some == 0) {
            screen.aside("there is nothing to " + verb);
            return false;
        }
        boolean agreed =
                yes || Consent.ofThisTerminal().to("%s %d of %d?".formatted(verb, some, plan.size()), screen, common);
        if (!agreed) {
            screen.aside("nothing was done");
        }
        return agreed;
    }

    private static Table table(Map<Letter, Deed> plan, ZoneId zone) {
        Table table = new Table("ID", "AT", "REASON", "PLAN");
        plan.entrySet().stream().limit(SHOWN).forEach(each -> {
            Letter letter = each.getKey();
            table.row(
                    letter.id(),
                    Times.say(letter.known().getAt(), zone),
                    letter.known().getReason(),
                    each.getValue().words());
        });
        return table;
    }
}
