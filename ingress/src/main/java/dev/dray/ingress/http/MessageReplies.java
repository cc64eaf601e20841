package dev.dray.ingress.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.delivery.ReplyFeed;
import dev.dray.ingress.delivery.StoredReply;
import dev.dray.runtime.value.Durations;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /messages/{id}/replies}: what a message was answered with, waiting a while for the final answer. */
final class MessageReplies {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration NAP = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReplyFeed feed;
    private final InstantSource clock;
    private final Closing closing;

    MessageReplies(ReplyFeed feed, InstantSource clock, Closing closing) {
        this.feed = feed;
        this.clock = clock;
        this.closing = closing;
    }

    void handle(Context context, Caller caller) throws InterruptedException {
        String id = context.pathParam("id");
        if (!caller.mayHaveSent(id)) {
            throw Problem.forbidden("message %s is not one of %s's".formatted(id, caller.name()));
        }
        List<StoredReply> replies = await(id, clock.instant().plus(patience(context.queryParam("wait"))));
        ObjectNode answer = JSON.createObjectNode()
                .put("message", id)
                .put("final", replies.stream().anyMatch(StoredReply::isFinal));
        replies.stream().map(ReplyJson::of).forEach(answer.putArray("replies")::add);
        context.contentType("application/json").result(answer.toString());
    }

    private List<StoredReply> await(String id, Instant until) throws InterruptedException {
        try (ReplyFeed.Watch watch = feed.watch(id)) {
            while (true) {
                List<StoredReply> replies = feed.toMessage(id);
                Duration left = Duration.between(clock.instant(), until);
                boolean done = replies.stream().anyMatch(StoredReply::isFinal);
                if (done || !left.isPositive() || closing.begun()) {
                    return replies;
                }
                watch.await(left.compareTo(NAP) < 0 ? left : NAP);
            }
        }
    }

    private static Duration patience(@Nullable String wait) {
        if (wait == null) {
            return Duration.ZERO;
        }
        try {
            Duration said = Durations.parse(wait);
            return said.compareTo(LONGEST) < 0 ? said : LONGEST;
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("wait: " + e.getMessage());
        }
    }
}
