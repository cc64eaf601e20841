package dev.dray.ingress.calendar;

import dev.dray.ingress.calendar.Placeholder.Author;
import dev.dray.runtime.value.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A reminder's text with places for an event's words. It begins with words of the owner's own, so that no event can make
 * a command of it; where the owner wrote a command, each place is filled with one argument, in quotes, whatever is in it.
 */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}");
    private static final char QUOTE = '"';

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {
        record Own(String text) implements Part {}

        record Place(Placeholder placeholder, Filling filling) implements Part {}
    }

    /** How a value is written where it is put in. */
    private enum Filling {
        AS_IT_IS,
        /** As an argument of a command. */
        QUOTED,
        /** Inside an argument that the owner has put in quotes. */
        INSIDE_QUOTES;

        String of(String value) {
            String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
            return switch (this) {
                case AS_IT_IS -> value;
                case QUOTED -> QUOTE + escaped + QUOTE;
                case INSIDE_QUOTES -> escaped;
            };
        }
    }

    /** @throws IllegalArgumentException where it names what there is not, or lets an event's words come first */
    static Template parse(String text) {
        String whole = text.strip();
        if (whole.isEmpty()) {
            throw new IllegalArgumentException("is empty; write what the reminder asks for");
        }
        boolean command = whole.startsWith("/");
        List<Part> parts = new ArrayList<>();
        Quotes quotes = new Quotes();
        Matcher place = PLACE.matcher(whole);
        int end = 0;
        while (place.find()) {
            String own = whole.substring(end, place.start());
            end = place.end();
            quotes.read(own);
            parts.add(new Part.Own(own));
            if (place.group(1) == null) {
                parts.add(new Part.Own(place.group().substring(1)));
                continue;
            }
            Placeholder placeholder = known(place.group(1));
            checkFirst(placeholder, whole.substring(0, place.start()));
            Filling inCommand = quotes.open() ? Filling.INSIDE_QUOTES : Filling.QUOTED;
            parts.add(new Part.Place(placeholder, command ? inCommand : Filling.AS_IT_IS));
        }
        parts.add(new Part.Own(whole.substring(end)));
        return new Template(parts);
    }

    private static Placeholder known(String word) {
        return Placeholder.of(word).orElseThrow(() -> {
            List<String> words =
                    Stream.of(Placeholder.values()).map(Placeholder::word).toList();
            String hint = DidYouMean.hint(word, words);
            return new IllegalArgumentException("{%s} is nothing an event has%s"
                    .formatted(
                            word,
                            hint.isEmpty()
                                    ? "; there are {%s}, and {{ is a brace".formatted(String.join("}, {", words))
                                    : hint));
        });
    }

    private static void checkFirst(Placeholder placeholder, String before) {
        if (placeholder.author() == Author.ANYBODY && before.isBlank()) {
            throw new IllegalArgumentException(
                    "begins with {%s}, which whoever sends an invitation writes; put a word of your own before it, such as Soon:"
                            .formatted(placeholder.word()));
        }
        if (before.startsWith("/") && before.chars().noneMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a command's name cannot come from an event; write it out before {%s}"
                    .formatted(placeholder.word()));
        }
    }

    /** Whether anything in it is written by others than the owner. */
    boolean hasWordsOfOthers() {
        return parts.stream()
                .anyMatch(part ->
                        part instanceof Part.Place place && place.placeholder().author() == Author.ANYBODY);
    }

    /** The text with values put in; what has no value is empty. */
    String filled(Map<Placeholder, String> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Own(String own) -> text.append(own);
                case Part.Place(Placeholder placeholder, Filling filling) ->
                    text.append(filling.of(placeholder.flat(values.getOrDefault(placeholder, ""))));
            }
        }
        return text.toString();
    }

    /** Follows the double quotes of a command line, as the router does. */
    private static final class Quotes {
        private boolean open;
        private boolean escaped;

        void read(String text) {
            for (int i = 0; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (escaped) {
                    escaped = false;
                } else if (letter == '\\' && open) {
                    escaped = true;
                } else if (letter == QUOTE) {
                    open = !open;
                }
            }
        }

        boolean open() {
            return open;
        }
    }
}
