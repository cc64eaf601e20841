package dev.dray.router.presence;

import dev.dray.router.out.Outgoing;
import dev.dray.router.out.Waiter;
import dev.dray.router.presence.Outage.Cause;
import dev.dray.router.reply.Elapsed;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.time.Duration;
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

    /** @param waiting the conversation's jobs that have not started yet */
    Outgoing<Reply> back(String conversation, Told.Entry outage, String node, List<Waiter> waiting, Instant now) {
        Reply.Builder reply = Reply.newBuilder()
                .setId("back/" + outage.outage() + "/" + conversation)
                .setConversation(conversation)
                .setKind(ReplyKind.NOTICE)
                .setText(over(outage, node, now) + next(waiting.size()))
                .setAt(now);
        waiting.stream().findFirst().ifPresent(first -> reply.setMessageId(first.message()));
        return new Outgoing<>(Topics.REPLIES, reply.build());
    }

    private static String over(Told.Entry outage, String node, Instant now) {
        String after = outage.since()
                .map(since -> since.isAfter(now) ? now : since)
                .map(since -> " after " + Elapsed.text(Duration.between(since, now)))
                .orElse("");
        return outage.outage().startsWith(node + "@")
                ? "Node %s is back%s.".formatted(node, after)
                : "Node %s serves lane %s now%s.".formatted(node, Waiter.bare(outage.lane()), after);
    }

    private static String next(int waiting) {
        return switch (waiting) {
            case 0 -> "";
            case 1 -> " The job that waited is next.";
            default -> " The %d jobs that waited are next, oldest first.".formatted(waiting);
        };
    }

    private String text(Outage outage, int jobs, Instant now) {
        String queued = jobs == 1 ? "1 job queued. It will" : jobs + " jobs queued. They will";
        return switch (outage.cause()) {
            case Cause.Never() ->
                "No node serves lane %s yet; %s run when one does.".formatted(Waiter.bare(outage.lane()), queued);
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
