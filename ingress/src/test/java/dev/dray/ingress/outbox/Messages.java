package dev.dray.ingress.outbox;

import dev.dray.schema.Message;
import dev.dray.schema.Sender;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Messages for tests. */
public final class Messages {
    private Messages() {}

    public static Message message(String conversation, int number) {
        return message(conversation, number, "text " + number);
    }

    static Message message(String conversation, int number, String text) {
        return Message.newBuilder()
                .setId("http:%s:%d".formatted(conversation, number))
                .setChannel("http")
                .setConversation(conversation)
                .setSender(Sender.newBuilder().setId("http:local").build())
                .setKind("message")
                .setText(text)
                .setReceivedAt(Instant.parse("2026-11-20T09:30:00Z"))
                .setRaw(ByteBuffer.wrap(new byte[] {1}))
                .build();
    }
}
