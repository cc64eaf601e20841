package dev.dray.router.canary;

import dev.dray.router.out.Outgoing;
import dev.dray.schema.Canary;
import dev.dray.schema.CanaryCause;
import dev.dray.schema.Job;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.time.Instant;

/** What a conversation is told when a trial stops, because of one of its jobs, and when it goes on. */
final class CanaryNotices {
    private CanaryNotices() {}

    static Outgoing<Reply> returned(Trial trial, Canary standing, Job job, Instant now) {
        String why = standing.getCause() == CanaryCause.FAILURES
                ? "%s. Everything runs the usual way from now on, also what failed, where it may be tried again. The trial"
                        + " goes on when its node has been restarted."
                : "%s. Everything runs the usual way until one does.";
        String text = "The trial of %s is off: ".formatted(trial.name()) + why.formatted(standing.getWhy());
        return notice(
                Reply.newBuilder().setMessageId(job.getMessageId()).setJobId(job.getId()),
                standing,
                "off",
                job.getConversation(),
                text,
                now);
    }

    static Outgoing<Reply> back(Trial trial, Canary standing, String conversation, Instant now) {
        String text = "The trial of %s goes on: %s, of %s of all conversations."
                .formatted(trial.name(), standing.getWhy(), trial.percent());
        return notice(Reply.newBuilder(), standing, "on", conversation, text, now);
    }

    private static Outgoing<Reply> notice(
            Reply.Builder reply, Canary standing, String what, String conversation, String text, Instant now) {
        return new Outgoing<>(
                Topics.REPLIES,
                reply.setId("canary/%s/%s/%s".formatted(standing.getKey(), what, standing.getSince()))
                        .setConversation(conversation)
                        .setKind(ReplyKind.NOTICE)
                        .setText(text)
                        .setAt(now)
                        .build());
    }
}
