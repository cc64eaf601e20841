package dev.dray.cli.deadletter;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Letter;
import dev.dray.cli.reach.Settings;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** {@code dray dead-letters discard [ID...]}. */
@Command(name = "discard", description = "Puts dead letters away; they are kept, and no longer listed.")
final class DeadLettersDiscardCommand extends DecideCommand {
    DeadLettersDiscardCommand() {
        super("discard");
    }

    @Override
    Function<Letter, Deed> deeds(Settings settings, Clients clients) {
        return letter -> letter.isOpen()
                ? new Deed.Discard()
                : new Deed.Refuse("it was %s already".formatted(LetterView.standing(letter.known())));
    }
}
