package dev.dray.ingress.http;

import dev.dray.ingress.channel.Conversation;
import dev.dray.ingress.http.Submission.Item;
import dev.dray.schema.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes messages of what a caller handed in, where the caller may send them. */
record ToMessages(Naming naming, NamedFiles files, InstantSource clock) {

    /** One for each item, in their order; refuses all where one may not be. */
    List<Message> of(Submission submission, Caller caller) {
        List<Message> messages = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (Item item : submission.items()) {
            int place = messages.size();
            try {
                Message message = of(item, caller);
                Integer before = places.putIfAbsent(message.getId(), place);
                if (before != null) {
                    mustBeTheSame(submission, before, item);
                }
                messages.add(message);
            } catch (Problem problem) {
                throw submission.place(place).isEmpty() ? problem : problem.in(submission.place(place));
            }
        }
        return messages;
    }

    /** Events of one source and id are one event, says the specification; of two that differ, one would be lost. */
    private static void mustBeTheSame(Submission submission, int before, Item item) {
        byte[] first = submission.items().get(before).raw().array();
        if (!JsonBody.parse(first).equals(JsonBody.parse(item.raw().array()))) {
            throw Problem.unprocessable("has the source and id of %s, but says something else; give it an id of its own"
                    .formatted(submission.place(before)));
        }
    }

    private Message of(Item item, Caller caller) {
        Posted posted = item.posted();
        String source = naming.source(posted, caller);
        Conversation conversation = naming.conversation(posted, source, caller);
        Instant received = clock.instant();
        Message.Builder message = Message.newBuilder()
                .setId(naming.id(posted, source))
                .setChannel(conversation.channel())
                .setConversation(conversation.toString())
                .setSender(naming.sender(posted, caller))
                .setRole(caller.role())
                .setKind(posted.kind())
                .setText(posted.text())
                .setAttachments(
                        files.checked(posted.attachments(), posted.notBefore().orElse(received)))
                .setReceivedAt(received)
                .setRaw(item.raw())
                .setRawType(item.rawType());
        posted.sentAt().ifPresent(message::setSentAt);
        posted.notBefore().ifPresent(message::setNotBefore);
        return message.build();
    }
}
