package dev.dray.ingress.http;

import dev.dray.ingress.channel.Conversation;

/**
 * Which conversations: one by its name, {@code telegram/42}, or all below a name, {@code telegram/42/*} or
 * {@code email/*}.
 */
public record ConversationPattern(String text) {
    private static final String BELOW = "/*";

    public ConversationPattern {
        String name = text.endsWith(BELOW) ? text.substring(0, text.length() - BELOW.length()) : text;
        boolean channel = text.endsWith(BELOW) && name.matches("[a-z][a-z0-9-]*");
        if (name.contains("*") || !(channel || Conversation.parse(name).isPresent())) {
            throw new IllegalArgumentException(
                    "\"%s\" names no conversations; write one, such as telegram/42, or all below one, such as telegram/42/*"
                            .formatted(text));
        }
    }

    public static ConversationPattern parse(String text) {
        return new ConversationPattern(text.strip());
    }

    /** Whether a conversation is one of them. */
    public boolean matches(Conversation conversation) {
        String name = conversation.toString();
        return text.endsWith(BELOW) ? name.startsWith(text.substring(0, text.length() - 1)) : name.equals(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
