package dev.dray.ingress.channel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where messages come from and replies go: a channel and a thread of it, written {@code telegram/42/7}. */
public record Conversation(String channel, String thread) {
    private static final Pattern TEXT = Pattern.compile("([a-z][a-z0-9-]*)/(\\S(?:.{0,198}\\S)?)");

    /** The conversation a text names, if it names one: a channel's lower-case word, a slash, at most 200 characters. */
    public static Optional<Conversation> parse(String text) {
        Matcher said = TEXT.matcher(text);
        return said.matches() ? Optional.of(new Conversation(said.group(1), said.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return channel + "/" + thread;
    }
}
