package dev.dray.ingress.telegram;

import dev.dray.schema.Attachment;
import dev.dray.schema.Reply;

/** What a person is to read of a reply: its text, and a line for each file that goes with it. */
final class ReplyText {
    private ReplyText() {}

    static String of(Reply reply) {
        StringBuilder text = new StringBuilder(reply.getText().strip());
        for (Attachment file : reply.getAttachments()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("📎 ")
                    .append(file.getName().isBlank() ? file.getId() : file.getName());
        }
        return text.isEmpty() ? "(no text)" : text.toString();
    }
}
