package dev.dray.ingress.delivery;

import dev.dray.ingress.channel.Conversation;
import dev.dray.schema.Reply;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens to replies on arrival: into the ledger, and then to whoever delivers or waits for them. */
record StoreReplies(
        ReplyLedger ledger,
        ReplyFeed feed,
        Dispatcher dispatcher,
        Set<String> channels,
        NoticeDelay delay,
        InstantSource clock) {

    /** Returns when they are on disk. */
    void take(List<Reply> replies) {
        ledger.store(replies, this::hasSomewhereToGo, delay, clock.instant());
        feed.stored(replies);
        replies.stream()
                .filter(this::hasSomewhereToGo)
                .map(Reply::getConversation)
                .distinct()
                .forEach(dispatcher::wake);
    }

    private boolean hasSomewhereToGo(Reply reply) {
        Optional<Conversation> conversation = Conversation.parse(reply.getConversation());
        return conversation
                .map(Conversation::channel)
                .filter(channels::contains)
                .isPresent();
    }
}
