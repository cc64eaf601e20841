package dev.dray.cli.deadletter;

import dev.dray.cli.Common;
import dev.dray.cli.view.Screen;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A person's yes to what was announced. */
final class Consent {
    private final Optional<Supplier<@Nullable String>> terminal;

    /** @param terminal reads a line somebody types, or null at the end; absent where nobody can */
    Consent(Optional<Supplier<@Nullable String>> terminal) {
        this.terminal = terminal;
    }

    static Consent ofThisTerminal() {
        return new Consent(Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console::readLine));
    }

    /**
     * Asks a question and waits for the answer; anything but a yes is a no.
     *
     * @throws dev.dray.cli.CliException where there is nobody to ask
     */
    boolean to(String question, Screen screen, Common common) {
        if (terminal.isEmpty()) {
            throw common.wrong("there is no terminal to ask on; add --yes to do it");
        }
        screen.aside(question + " [y/N]");
        String answer = terminal.get().get();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
