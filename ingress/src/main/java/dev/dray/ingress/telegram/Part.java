package dev.dray.ingress.telegram;

import dev.dray.ingress.telegram.SentFile.Shape;
import dev.dray.ingress.telegram.text.Formatted;
import dev.dray.schema.Action;
import java.util.List;
import java.util.Optional;

/** What goes to Telegram with one call, and is confirmed as one. */
sealed interface Part {

    /** Begins a part that the person may have had before, as Telegram cannot tell. */
    String REPEATED = "(repeated) ";

    /** A message of words. */
    record Words(Formatted text, List<Action> buttons) implements Part {
        public Words {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * A file, or an album of up to ten.
     *
     * @param caption said under the first; may be empty
     */
    record Files(List<SentFile> files, Formatted caption, List<Action> buttons) implements Part {
        public Files {
            files = List.copyOf(files);
            buttons = List.copyOf(buttons);
        }
    }

    /** This, with a word that the person may have had it before. */
    default Part repeated() {
        return switch (this) {
            case Words words -> new Words(words.text().after(REPEATED), words.buttons());
            case Files some -> new Files(some.files(), some.caption().after(REPEATED), some.buttons());
        };
    }

    /** How many messages it becomes, which is what Telegram's limits count. */
    default int messages() {
        return switch (this) {
            case Words _ -> 1;
            case Files some -> some.files().size();
        };
    }

    /** The same with less that Telegram might not like: files it does not look into, then words that name them, then bare words. */
    default Optional<Part> plainer() {
        return switch (this) {
            case Words words ->
                words.text().entities().isEmpty() && words.buttons().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Words(words.text().bare(), List.of()));
            case Files some ->
                Optional.of(
                        some.files().stream().allMatch(file -> file.shape() == Shape.DOCUMENT)
                                ? inWords(some)
                                : new Files(
                                        some.files().stream()
                                                .map(SentFile::asDocument)
                                                .toList(),
                                        some.caption(),
                                        some.buttons()));
        };
    }

    private static Part inWords(Files some) {
        Formatted text = some.caption();
        for (SentFile file : some.files()) {
            text = text.withLine(FileLine.refused(file));
        }
        return new Words(text, some.buttons());
    }
}
