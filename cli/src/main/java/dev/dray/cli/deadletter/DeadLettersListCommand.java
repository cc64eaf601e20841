package dev.dray.cli.deadletter;

import dev.dray.broker.read.Letter;
import dev.dray.cli.Common;
import dev.dray.cli.Count;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Sizes;
import dev.dray.cli.view.Table;
import dev.dray.cli.view.Times;
import dev.dray.schema.DeadLetter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dray dead-letters list}. */
@Command(name = "list", description = "Lists the open dead letters: what could not be handled, and why.")
final class DeadLettersListCommand implements Runnable {
    private static final String NOTHING = "-";

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Filter filter = new Filter();

    @Option(names = "--all", description = "Those that were retried or discarded, too")
    private boolean all;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most, newest last. Default: ${DEFAULT-VALUE}")
    private Count count = new Count(20);

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        Screen screen = common.screen();
        var chosen = filter.of(common, settings);
        AllLetters letters = AllLetters.of(settings.clients(), screen);
        List<Letter> found =
                (all ? letters.all() : letters.open()).stream().filter(chosen).toList();
        List<Letter> newest = found.subList((int) Math.max(0, found.size() - count.value()), found.size());
        if (screen.json()) {
            newest.forEach(letter -> screen.json(LetterView.json(letter)));
            return;
        }
        Table table = new Table("ID", "AT", "REASON", "STANDING", "CONVERSATION", "SIZE", "WHY");
        newest.forEach(letter -> table.row(row(letter, settings)));
        screen.table(table);
        if (newest.size() < found.size()) {
            screen.aside("%d older ones; -n %d shows all".formatted(found.size() - newest.size(), found.size()));
        }
    }

    private static Object[] row(Letter letter, Settings settings) {
        DeadLetter known = letter.known();
        return new Object[] {
            letter.id(),
            Times.say(known.getAt(), settings.config().localZone()),
            known.getReason(),
            LetterView.standing(known),
            known.getConversation().orElse(NOTHING),
            Sizes.say(letter.bytes()),
            known.getWhy()
        };
    }
}
