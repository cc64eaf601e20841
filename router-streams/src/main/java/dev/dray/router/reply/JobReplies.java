package dev.dray.router.reply;

import dev.dray.router.job.Cancelled;
import dev.dray.router.job.Dead;
import dev.dray.router.job.Ended;
import dev.dray.router.job.Held;
import dev.dray.router.job.Run;
import dev.dray.router.job.Succeeded;
import dev.dray.router.job.Timing;
import dev.dray.router.out.Outgoing;
import dev.dray.schema.Action;
import dev.dray.schema.Job;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Role;
import dev.dray.schema.Topics;
import dev.dray.schema.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a conversation is told about its jobs. Ids are derived from job, attempt and kind, so that a replay tells the
 * same again under the same id.
 */
public final class JobReplies {
    /** A light command that waited no longer says nothing about waiting. */
    private static final Duration UNNOTICED = Duration.ofSeconds(2);

    private JobReplies() {}

    /** What came of a job. */
    public static Outgoing<Reply> ended(Ended ended) {
        Job job = ended.course().job();
        return switch (ended) {
            case Succeeded succeeded ->
                out(reply(job, ReplyKind.RESULT, result(succeeded) + timing(ended), ended.endedAt())
                        .setAttachments(succeeded.files()));
            case Cancelled cancelled ->
                out(reply(
                        job,
                        ReplyKind.FAILURE,
                        "%s %s was %s.".formatted(what(job), job.getId(), cancelled.text()) + timing(ended),
                        ended.endedAt()));
            case Dead dead ->
                out(reply(
                                job,
                                ReplyKind.FAILURE,
                                "%s failed: %s".formatted(what(job), dead.text()) + timing(ended),
                                ended.endedAt())
                        .setActions(job.getRole() == Role.OWNER ? List.of(action("Retry", "retry", job)) : List.of()));
        };
    }

    /**
     * That a job waits for a decision, and how to make it: in its own conversation and where owners are asked, where that
     * is another; the buttons are then there alone.
     */
    public static List<Outgoing<Reply>> held(Held held, Optional<String> ask) {
        Reply told = (held.run().isPresent() ? interrupted(held) : unapproved(held)).build();
        Optional<Reply> asked = ask.filter(where -> !where.equals(told.getConversation()))
                .map(where -> Reply.newBuilder(told)
                        .setId(told.getId() + "/ask")
                        .setConversation(where)
                        // It answers nobody's message: whoever fetches the answers to theirs must not find it there.
                        .setMessageId(null)
                        .setText("%s (%s): %s"
                                .formatted(who(held.course().job()), told.getConversation(), told.getText()))
                        .build());
        return asked.map(reply ->
                        List.of(out(Reply.newBuilder(told).setActions(List.of())), out(Reply.newBuilder(reply))))
                .orElseGet(() -> List.of(out(Reply.newBuilder(told))));
    }

    private static String who(Job job) {
        return job.getSender().getName().orElse(job.getSender().getId());
    }

    private static Reply.Builder interrupted(Held held) {
        Job job = held.course().job();
        String text = "%s stopped in the middle: %s. `/retry %s` runs it again, `/cancel %s` ends it."
                .formatted(what(job), held.why(), job.getId(), job.getId());
        return reply(job, ReplyKind.NOTICE, text, held.since())
                .setActions(List.of(action("Run again", "retry", job), action("Cancel", "cancel", job)));
    }

    private static Reply.Builder unapproved(Held held) {
        Job job = held.course().job();
        String text = "%s waits for an owner's approval: %s\n`/approve %s` runs it, `/reject %s` drops it%s."
                .formatted(what(job), job.getText().strip(), job.getId(), job.getId(), otherwise(held));
        return reply(job, ReplyKind.NOTICE, text, held.since())
                .setActions(List.of(action("Approve", "approve", job), action("Reject", "reject", job)));
    }

    private static Action action(String label, String command, Job job) {
        return Action.newBuilder()
                .setLabel(label)
                .setCommand("/%s %s".formatted(command, job.getId()))
                .build();
    }

    /** That what somebody asked for is under way already, under another job's id. */
    public static Outgoing<Reply> coalesced(Job job, String underWay, Instant now) {
        String text = "%s is under way already, as job %s; `/job %s` shows how far it is."
                .formatted(what(job), underWay, underWay);
        return out(reply(job, ReplyKind.RESULT, text, now));
    }

    private static String otherwise(Held held) {
        return held.until()
                .map(until ->
                        "; without either it is dropped after " + Elapsed.text(Duration.between(held.since(), until)))
                .orElse("");
    }

    private static Outgoing<Reply> out(Reply.Builder reply) {
        return new Outgoing<>(Topics.REPLIES, reply.build());
    }

    private static Reply.Builder reply(Job job, ReplyKind kind, String text, Instant at) {
        return Reply.newBuilder()
                .setId("%s/%d/%s".formatted(job.getId(), job.getAttempt(), kind))
                .setConversation(job.getConversation())
                .setMessageId(job.getMessageId())
                .setJobId(job.getId())
                .setKind(kind)
                .setText(text)
                .setAt(at);
    }

    private static String what(Job job) {
        return job.getExecutor().equals("command") ? "/" + job.getName() : job.getExecutor() + " " + job.getName();
    }

    private static String result(Succeeded succeeded) {
        return succeeded.text().isBlank() && succeeded.files().isEmpty() ? "Done." : succeeded.text();
    }

    private static String timing(Ended ended) {
        Timing timing = Timing.of(ended);
        if (ended.course().job().getWeight() == Weight.LIGHT && timing.waited().compareTo(UNNOTICED) <= 0) {
            return "";
        }
        String ran = timing.ran()
                .map(time -> "ran %s on %s"
                        .formatted(
                                Elapsed.text(time), ended.run().map(Run::node).orElse("a node")))
                .orElse("never ran");
        return "\n\n_waited %s, %s_".formatted(Elapsed.text(timing.waited()), ran);
    }
}
