package dev.dray.bench.faults;

import dev.dray.broker.Clients;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was said of outages: the replies of all conversations, and what memory was told of nodes.
 *
 * @param replies in the order of their topic
 * @param nodes entries of the journal that tell of no message
 */
record Said(List<Spoken> replies, List<Noted> nodes) {
    Said {
        replies = List.copyOf(replies);
        nodes = List.copyOf(nodes);
    }

    /** @param message the id of the message it answers; empty where there is none */
    record Spoken(String id, String conversation, String message, ReplyKind kind, Instant at) {}

    record Noted(String id, Instant at) {}

    static Said read(Clients clients) throws UndecodableException {
        List<Spoken> replies = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(Topics.REPLIES.name()))) {
            while (reader.hasNext()) {
                var reply = Topics.REPLIES.read(reader.next());
                replies.add(new Spoken(
                        reply.getId(),
                        reply.getConversation(),
                        reply.getMessageId().orElse(""),
                        reply.getKind(),
                        reply.getAt()));
            }
        }
        List<Noted> nodes = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(Topics.JOURNAL.name()))) {
            while (reader.hasNext()) {
                var entry = Topics.JOURNAL.read(reader.next());
                if (entry.getMessageId().isEmpty()) {
                    nodes.add(new Noted(entry.getId(), entry.getAt()));
                }
            }
        }
        return new Said(replies, nodes);
    }
}
