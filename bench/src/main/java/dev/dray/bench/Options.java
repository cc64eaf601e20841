package dev.dray.bench;

import java.util.List;

/** The words behind a benchmark's name: {@code --name value}. */
record Options(List<String> words) {
    Options {
        words = List.copyOf(words);
    }

    boolean has(String name) {
        return words.contains(name);
    }

    /** The value of an option, or that where it is not given. */
    String text(String name, String otherwise) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }

    /** @throws UsageException where it is no whole number */
    long number(String name, long otherwise) {
        String text = text(name, String.valueOf(otherwise));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new UsageException("%s: \"%s\" is not a whole number".formatted(name, text));
        }
    }
}
