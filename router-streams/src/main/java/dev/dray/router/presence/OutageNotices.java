package dev.dray.router.presence;

import dev.dray.router.out.Outgoing;
import dev.dray.router.out.Waiter;
import dev.dray.router.presence.Outage.Cause;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What a conversation is told when its jobs wait for a node that is not there, or takes none. */
final class OutageNotices {
    private final ZoneId zone;

    OutageNotices(ZoneId zone) {
        this.zone = zone;
    }

    /** @param waiting the conversation's jobs, at least one */
    Outgoing<Reply> of(Outage outage, List<Waiter> waiting, Instant now) {
        Waiter first = waiting.getFirst();
        return new Outgoing<>(
                Topics.REPLIES,
                Reply.newBuilder()
                        .setId("outage/" + outage.id() + "/" + first.conversation())
                        .setConversation(first.conversation())
                        .setMessageId(first.message())
                        .setJobId(first.job())
                        .setKind(ReplyKind.NOTICE)
                        .setText(text(outage, waiting.size(), now))
                        .setAt(now)
                        .build());
    }

    private String text(Outage outage, int jobs, Instant now) {
        String queued = jobs == 1 ? "1 job queued. It will" : jobs + " jobs queued. They will";
        return switch (outage.cause()) {
            case Cause.Never() -> "No node serves lane %s yet; %s run when one does.".formatted(outage.lane(), queued);
            case Cause.Offline(Instant since) ->
                "Node offline since %s; %s run when the node is back.".formatted(time(since, now), queued);
            case Cause.Blocked(String node, Instant since) ->
                "Node %s cannot write to its disk since %s; %s run when it can."
                        .formatted(node, time(since, now), queued);
            case Cause.Ordered(String node, String word, Instant since, String by) ->
                "Node %s is %s since %s by %s; %s run when it takes jobs again."
                        .formatted(node, word, time(since, now), by, queued);
        };
    }

    private String time(Instant since, Instant now) {
        var there = since.atZone(zone);
        boolean today = there.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMM HH:mm", Locale.ENGLISH)
                .format(there);
    }
}
