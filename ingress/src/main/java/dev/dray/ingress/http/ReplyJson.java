package dev.dray.ingress.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.delivery.StoredReply;
import dev.dray.schema.Action;
import dev.dray.schema.Attachment;
import dev.dray.schema.Reply;
import java.util.Locale;

/** A reply as JSON. */
final class ReplyJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReplyJson() {}

    static String kind(Reply reply) {
        return reply.getKind().name().toLowerCase(Locale.ROOT);
    }

    static ObjectNode of(StoredReply stored) {
        Reply reply = stored.reply();
        ObjectNode json = JSON.createObjectNode()
                .put("id", reply.getId())
                .put("conversation", reply.getConversation())
                .put("message", reply.getMessageId().orElse(null))
                .put("job", reply.getJobId().orElse(null))
                .put("kind", kind(reply))
                .put("text", reply.getText())
                .put("at", reply.getAt().toString());
        for (Attachment file : reply.getAttachments()) {
            json.withArray("attachments")
                    .addObject()
                    .put("id", file.getId())
                    .put("name", file.getName())
                    .put("mediaType", file.getMediaType())
                    .put("size", file.getSize().orElse(null));
        }
        for (Action action : reply.getActions()) {
            json.withArray("actions")
                    .addObject()
                    .put("label", action.getLabel())
                    .put("command", action.getCommand());
        }
        return json;
    }
}
