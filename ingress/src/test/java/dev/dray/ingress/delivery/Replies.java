package dev.dray.ingress.delivery;

import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.time.Instant;

/** Replies for tests. */
public final class Replies {
    private Replies() {}

    public static Reply reply(String id, String conversation, ReplyKind kind) {
        return Reply.newBuilder()
                .setId(id)
                .setConversation(conversation)
                .setMessageId("message-of-" + conversation)
                .setKind(kind)
                .setText("text of " + id)
                .setAt(Instant.parse("2026-11-20T09:30:00Z"))
                .build();
    }

    static Reply reply(String id, String conversation) {
        return reply(id, conversation, ReplyKind.RESULT);
    }
}
