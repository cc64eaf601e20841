package dev.dray.ingress.calendar;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be put into a reminder's text, written {@code {summary}}. */
enum Placeholder {
    SUMMARY(Author.ANYBODY, 200),
    LOCATION(Author.ANYBODY, 200),
    DESCRIPTION(Author.ANYBODY, 1_000),
    ORGANIZER(Author.ANYBODY, 100),
    CALENDAR(Author.US, 100),
    START(Author.US, 100),
    END(Author.US, 100),
    DATE(Author.US, 100),
    TIME(Author.US, 100);

    private final Author author;
    private final int longest;

    Placeholder(Author author, int longest) {
        this.author = author;
        this.longest = longest;
    }

    /** Who writes what is put in. */
    enum Author {
        /** The program, from the configuration and from times. */
        US,
        /** Whoever can put an event into the calendar, as by sending an invitation. */
        ANYBODY
    }

    Author author() {
        return author;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Placeholder> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /**
     * A value as it is put in: on one line, without characters nobody sees that change how it reads, and not longer
     * than fits.
     */
    String flat(String value) {
        String line = value.replaceAll("[\\p{Cntrl}\\s\\x{85}\\x{A0}\\x{2028}\\x{2029}]+", " ")
                .replaceAll("[\\x{AD}\\x{200B}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}]", "")
                .strip();
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
    }
}
