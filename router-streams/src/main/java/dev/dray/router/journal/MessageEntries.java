package dev.dray.router.journal;

import dev.dray.router.out.Outgoing;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Message;
import dev.dray.schema.Topics;

/** What memory is told of a message that asks for nothing. */
public final class MessageEntries {
    private final String workspace;

    public MessageEntries(String workspace) {
        this.workspace = workspace;
    }

    public Outgoing<JournalEntry> of(Message message) {
        return new Outgoing<>(
                Topics.JOURNAL,
                JournalEntry.newBuilder()
                        .setId(id(message.getId()))
                        .setWorkspace(workspace)
                        .setKind(JournalKind.MESSAGE)
                        .setAt(message.getReceivedAt())
                        .setWho(message.getSender()
                                .getName()
                                .orElse(message.getSender().getId()))
                        .setSender(message.getSender().getId())
                        .setChannel(message.getChannel())
                        .setConversation(message.getConversation())
                        .setMessageId(message.getId())
                        .setText(message.getText().isBlank() ? message.getKind() : message.getText())
                        .setAttachments(message.getAttachments())
                        .build());
    }

    static String id(String messageId) {
        return "message/" + messageId;
    }
}
