package dev.dray.ingress.http;

import dev.dray.ingress.channel.Conversation;
import dev.dray.ingress.delivery.ReplyFeed;
import dev.dray.ingress.delivery.StoredReply;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /conversations/{name}/replies}: the replies of a conversation as they come, as server-sent events numbered
 * so that a reader goes on where it left off.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class ConversationReplies {
    private static final Duration NAP = Duration.ofSeconds(1);
    private static final int NAPS_UNTIL_A_SIGN_OF_LIFE = 15;
    private static final int AT_ONCE = 100;

    private final ReplyFeed feed;
    private final Closing closing;

    ConversationReplies(ReplyFeed feed, Closing closing) {
        this.feed = feed;
        this.closing = closing;
    }

    void handle(Context context, Caller caller) throws InterruptedException {
        String name = context.pathParam("name");
        Conversation conversation = Conversation.parse(name)
                .orElseThrow(() -> Problem.of(
                        404,
                        "No conversation",
                        "\"%s\" is not a channel and a thread, such as http/office".formatted(name)));
        if (!caller.mayRead(conversation)) {
            throw Problem.forbidden("conversation %s is not %s's".formatted(name, caller.name()));
        }
        long after = after(context.header("Last-Event-ID"));
        try (ReplyFeed.Watch watch = feed.watch(name)) {
            context.disableCompression().contentType("text/event-stream").header("Cache-Control", "no-store");
            follow(new SseClient(context), name, after, watch);
        }
    }

    private long after(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? feed.last() : Long.parseLong(lastEventId);
        } catch (NumberFormatException _) {
            throw Problem.badRequest("Last-Event-ID: \"%s\" is no number this server gave".formatted(lastEventId));
        }
    }

    /** Ends when the reader goes away, which a write finds out, or when the server closes. */
    private void follow(SseClient reader, String name, long after, ReplyFeed.Watch watch) throws InterruptedException {
        long last = after;
        reader.sendComment("replies to " + name);
        int naps = 0;
        while (!closing.begun() && !reader.terminated()) {
            List<StoredReply> replies = feed.toConversation(name, last, AT_ONCE);
            for (StoredReply stored : replies) {
                String number = String.valueOf(stored.number());
                reader.sendEvent(
                        ReplyJson.kind(stored.reply()), ReplyJson.of(stored).toString(), number);
                last = stored.number();
            }
            if (replies.isEmpty() && !watch.await(NAP) && ++naps % NAPS_UNTIL_A_SIGN_OF_LIFE == 0) {
                reader.sendComment("");
            }
        }
    }
}
