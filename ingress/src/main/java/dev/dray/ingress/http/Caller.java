package dev.dray.ingress.http;

import dev.dray.ingress.channel.Conversation;
import dev.dray.schema.Role;

/** Who sent a request, as their token says. */
record Caller(String name, Role role) {
    /** Who bears the token in the home. */
    static final String LOCAL = "local";

    boolean isOwner() {
        return role == Role.OWNER;
    }

    String sender() {
        return HttpSource.CHANNEL + ":" + name;
    }

    /** Whether a source is the caller's to speak for: a guest's is their own name, or a part of it. */
    boolean speaksFor(String source) {
        return isOwner() || source.equals(name) || source.startsWith(name + "/");
    }

    /** Whether the caller may write to a conversation, and read what is answered there. */
    boolean takesPartIn(Conversation conversation) {
        return isOwner() || (conversation.channel().equals(HttpSource.CHANNEL) && speaksFor(conversation.thread()));
    }

    /** Whether the caller may see what a message was answered with. */
    boolean mayHaveSent(String messageId) {
        String own = sender();
        return isOwner() || messageId.startsWith(own + ":") || messageId.startsWith(own + "/");
    }
}
