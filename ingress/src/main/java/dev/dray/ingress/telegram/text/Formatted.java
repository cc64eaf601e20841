package dev.dray.ingress.telegram.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A text and how stretches of it are shown.
 *
 * @param entities by offset, what contains others before them
 */
public record Formatted(String text, List<Entity> entities) {
    /** How long a message may be, in UTF-16 units. */
    public static final int MOST_UNITS = 4096;

    /** How long what is said under a file may be, in UTF-16 units. */
    public static final int MOST_CAPTION_UNITS = 1024;

    public Formatted {
        entities = List.copyOf(entities);
    }

    /** Text as it is. */
    public static Formatted plain(String text) {
        return new Formatted(text, List.of());
    }

    /** This without how it is shown. */
    public Formatted bare() {
        return plain(text);
    }

    /** This with something said before it. */
    public Formatted after(String prefix) {
        List<Entity> moved = entities.stream()
                .map(each -> new Entity(each.kind(), each.offset() + prefix.length(), each.length(), each.detail()))
                .toList();
        return new Formatted(prefix + text, moved);
    }

    /** This and then a line of something else. */
    public Formatted withLine(Formatted line) {
        if (text.isEmpty()) {
            return line;
        }
        Formatted next = line.after(text + "\n");
        List<Entity> both = new ArrayList<>(entities);
        both.addAll(next.entities);
        return new Formatted(next.text, both);
    }

    /** The stretch between two places, without the space at its end. */
    Formatted slice(int from, int to) {
        String words = text.substring(from, to).stripTrailing();
        int end = from + words.length();
        List<Entity> inside = entities.stream()
                .filter(each -> each.offset() < end && each.end() > from)
                .map(each -> each.between(Math.max(each.offset(), from) - from, Math.min(each.end(), end) - from))
                .toList();
        return new Formatted(words, inside);
    }

    /** This in parts of at most so many UTF-16 units, none of them blank, each with as many entities as Telegram takes. */
    public List<Formatted> parts(int mostUnits) {
        return new Cutter(this, mostUnits).parts();
    }
}
