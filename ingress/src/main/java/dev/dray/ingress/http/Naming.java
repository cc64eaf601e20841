package dev.dray.ingress.http;

import dev.dray.ingress.channel.Conversation;
import dev.dray.schema.Sender;
import java.util.Set;

/** How messages, their sources and conversations are called, and which names are a caller's to use. */
final class Naming {
    private static final int LONGEST = 512;

    private final Set<String> channels;
    private final UuidV7 uuids;

    /** @param channels the channels there are, to which an owner may send as if from there */
    Naming(Set<String> channels, UuidV7 uuids) {
        this.channels = Set.copyOf(channels);
        this.uuids = uuids;
    }

    /** Where a message comes from. A guest's CloudEvents, whatever source they name, come from the guest. */
    String source(Posted posted, Caller caller) {
        String said = posted.source().filter(source -> !source.isBlank()).orElse(caller.name());
        if (!caller.speaksFor(said)) {
            throw Problem.forbidden("source: \"%s\" is not %s's to speak for; leave it out, or begin it with %s/"
                    .formatted(said, caller.name(), caller.name()));
        }
        return checked("source", said);
    }

    /** {@code http:<source>:<id>}, with an id made here where the sender gave none. */
    String id(Posted posted, String source) {
        String id = posted.id()
                .filter(each -> !each.isBlank())
                .orElseGet(() -> uuids.next().toString());
        return "%s:%s:%s".formatted(HttpSource.CHANNEL, source, checked("id", id));
    }

    Conversation conversation(Posted posted, String source, Caller caller) {
        if (posted.conversation().isEmpty()) {
            String thread = source.replaceFirst("^/+", "");
            return new Conversation(HttpSource.CHANNEL, thread.isEmpty() ? caller.name() : thread);
        }
        String said = posted.conversation().get();
        Conversation conversation = Conversation.parse(said)
                .orElseThrow(() -> Problem.unprocessable(
                        "conversation: \"%s\" is not a channel and a thread, such as http/office".formatted(said)));
        if (!channels.contains(conversation.channel())) {
            throw Problem.unprocessable("conversation: there is no channel \"%s\"; there are %s"
                    .formatted(
                            conversation.channel(), channels.stream().sorted().toList()));
        }
        if (!caller.mayWriteTo(conversation)) {
            throw Problem.forbidden(
                    "conversation: \"%s\" is not %s's; write http/%s, or let the owner add it to conversations of %s in channels.http.tokens"
                            .formatted(said, caller.name(), caller.name(), caller.name()));
        }
        return conversation;
    }

    Sender sender(Posted posted, Caller caller) {
        Sender.Builder sender = Sender.newBuilder().setId(caller.sender());
        posted.senderName().ifPresent(sender::setName);
        return sender.build();
    }

    private static String checked(String member, String value) {
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw Problem.unprocessable(
                    "%s: is longer than %d characters, or has control characters".formatted(member, LONGEST));
        }
        return value;
    }
}
