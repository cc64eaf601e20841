package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Conversation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in Telegram a reply goes: a chat, and a forum topic of it. */
record Target(long chat, Optional<Long> topic) {
    private static final Pattern THREAD = Pattern.compile("(-?\\d{1,18})(?:/(\\d{1,18}))?");

    /** The target of a conversation such as {@code telegram/42} or {@code telegram/-10042/7}, if it names a chat. */
    static Optional<Target> of(String conversation) {
        return Conversation.parse(conversation)
                .map(said -> THREAD.matcher(said.thread()))
                .filter(Matcher::matches)
                .map(said -> new Target(
                        Long.parseLong(said.group(1)),
                        Optional.ofNullable(said.group(2)).map(Long::valueOf)));
    }
}
