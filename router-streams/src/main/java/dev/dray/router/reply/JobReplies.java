package dev.dray.router.reply;

import dev.dray.router.job.Cancelled;
import dev.dray.router.job.Dead;
import dev.dray.router.job.Ended;
import dev.dray.router.job.Held;
import dev.dray.router.job.Run;
import dev.dray.router.job.Succeeded;
import dev.dray.router.job.Timing;
import dev.dray.router.out.Outgoing;
import dev.dray.schema.Job;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import dev.dray.schema.Weight;
import java.time.Duration;
import java.time.Instant;

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
                reply(job, ReplyKind.RESULT, result(succeeded.text()) + timing(ended), ended.endedAt());
            case Cancelled cancelled ->
                reply(
                        job,
                        ReplyKind.FAILURE,
                        "%s %s was %s.".formatted(what(job), job.getId(), cancelled.text()) + timing(ended),
                        ended.endedAt());
            case Dead dead ->
                reply(
                        job,
                        ReplyKind.FAILURE,
                        "%s failed: %s".formatted(what(job), dead.text()) + timing(ended),
                        ended.endedAt());
        };
    }

    /** That a job waits for a decision, and how to make it. */
    public static Outgoing<Reply> held(Held held) {
        Job job = held.course().job();
        String text = held.run().isPresent()
                ? "%s stopped in the middle: %s. `/retry %s` runs it again, `/cancel %s` ends it."
                        .formatted(what(job), held.why(), job.getId(), job.getId())
                : "%s waits for an owner's approval: %s\n`/approve %s` runs it, `/reject %s` drops it%s."
                        .formatted(what(job), job.getText().strip(), job.getId(), job.getId(), otherwise(held));
        return reply(job, ReplyKind.NOTICE, text, held.since());
    }

    /** That what somebody asked for is under way already, under another job's id. */
    public static Outgoing<Reply> coalesced(Job job, String underWay, Instant now) {
        String text = "%s is under way already, as job %s; `/job %s` shows how far it is."
                .formatted(what(job), underWay, underWay);
        return reply(job, ReplyKind.RESULT, text, now);
    }

    private static String otherwise(Held held) {
        return held.until()
                .map(until ->
                        "; without either it is dropped after " + Elapsed.text(Duration.between(held.since(), until)))
                .orElse("");
    }

    private static Outgoing<Reply> reply(Job job, ReplyKind kind, String text, Instant at) {
        return new Outgoing<>(
                Topics.REPLIES,
                Reply.newBuilder()
                        .setId("%s/%d/%s".formatted(job.getId(), job.getAttempt(), kind))
                        .setConversation(job.getConversation())
                        .setMessageId(job.getMessageId())
                        .setJobId(job.getId())
                        .setKind(kind)
                        .setText(text)
                        .setAt(at)
                        .build());
    }

    private static String what(Job job) {
        return job.getExecutor().equals("command") ? "/" + job.getName() : job.getExecutor() + " " + job.getName();
    }

    private static String result(String text) {
        return text.isBlank() ? "Done." : text;
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
