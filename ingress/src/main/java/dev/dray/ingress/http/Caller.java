package dev.dray.ingress.http;

import dev.dray.ingress.channel.Conversation;
import dev.dray.ingress.http.HttpConfig.Bearer;
import dev.dray.ingress.http.HttpConfig.Permission;
import dev.dray.ingress.http.HttpConfig.Token;
import dev.dray.schema.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who sent a request, as their token says.
 *
 * @param may what they may do here
 * @param conversations where a guest may write besides their own
 */
record Caller(String name, Role role, Set<Permission> may, List<ConversationPattern> conversations) {
    /** Who bears the token in the home. */
    static final String LOCAL = "local";

    Caller {
        may = Set.copyOf(may);
        conversations = List.copyOf(conversations);
    }

    /** Who bears the token in the home: the owner, who may do everything. */
    static Caller local() {
        return new Caller(LOCAL, Role.OWNER, EnumSet.allOf(Permission.class), List.of());
    }

    static Caller bearing(Token token) {
        Role role = token.role() == Bearer.OWNER ? Role.OWNER : Role.GUEST;
        return new Caller(token.name(), role, Set.copyOf(token.may()), token.conversations());
    }

    boolean isOwner() {
        return role == Role.OWNER;
    }

    String sender() {
        return HttpSource.CHANNEL + ":" + name;
    }

    /** Refuses with 403 what the caller's token is not for. */
    void must(Permission permission) {
        if (!may.contains(permission)) {
            String word = permission.name().toLowerCase(Locale.ROOT);
            throw Problem.forbidden("%s may not %s; use another token, or add %s to may of %s in channels.http.tokens"
                    .formatted(name, word, word, name));
        }
    }

    /** Whether a source is the caller's to speak for: a guest's is their own name, or a part of it. */
    boolean speaksFor(String source) {
        return isOwner() || source.equals(name) || source.startsWith(name + "/");
    }

    /** Whether the caller may read what is answered in a conversation. */
    boolean mayRead(Conversation conversation) {
        return isOwner() || (conversation.channel().equals(HttpSource.CHANNEL) && speaksFor(conversation.thread()));
    }

    /** Whether the caller may write to a conversation: where they may read, and where the owner lets them. */
    boolean mayWriteTo(Conversation conversation) {
        return mayRead(conversation) || conversations.stream().anyMatch(each -> each.matches(conversation));
    }

    /** Whether the caller may see what a message was answered with. */
    boolean mayHaveSent(String messageId) {
        String own = sender();
        return isOwner() || messageId.startsWith(own + ":") || messageId.startsWith(own + "/");
    }
}
