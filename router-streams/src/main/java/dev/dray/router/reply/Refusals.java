package dev.dray.router.reply;

import dev.dray.router.out.Outgoing;
import dev.dray.router.route.Request;
import dev.dray.schema.Message;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.time.Instant;

/** What a conversation is told about a message that became no job. */
public final class Refusals {
    private Refusals() {}

    /** That nothing answers the message; without naming routes, which are the owner's business. */
    public static Outgoing<Reply> unroutable(Request request, Instant at) {
        Message message = request.message();
        String text = request.command()
                .map(command -> "/%s is nothing you can ask for here; /help says what is.".formatted(command.name()))
                .orElse("Nothing here answers this message; /help says what can be asked.");
        return new Outgoing<>(
                Topics.REPLIES,
                Reply.newBuilder()
                        .setId(message.getId() + "/unroutable")
                        .setConversation(message.getConversation())
                        .setMessageId(message.getId())
                        .setKind(ReplyKind.FAILURE)
                        .setText(text)
                        .setAt(at)
                        .build());
    }
}
