package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobState;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.util.List;

/** That a message, whatever happened to those who handled it, came to one job, one end, one answer and one entry. */
final class OneResult {
    private final OnTopics topics;

    OneResult(OnTopics topics) {
        this.topics = topics;
    }

    /** The message's only answer. */
    Reply of(String message) {
        List<JobEvent> queued = topics.all(
                Topics.JOB_EVENTS,
                event -> event.getJob()
                        .filter(job -> job.getMessageId().equals(message))
                        .isPresent());
        assertThat(queued).as("jobs of %s", message).hasSize(1);
        String job = queued.getFirst().getJobId();
        assertThat(topics.all(
                        Topics.JOB_EVENTS,
                        event -> event.getJobId().equals(job)
                                && (event.getFact() == JobFact.SUCCEEDED || event.getFact() == JobFact.FAILED)))
                .extracting(JobEvent::getId)
                .containsOnly(job + "/1/succeeded");
        assertThat(topics.all(
                        Topics.JOB_STATES,
                        state -> state.getJob().getId().equals(job)
                                && state.getEndedAt().isPresent()
                                && state.getDuplicates() == 0))
                .as("ends of %s", job)
                .extracting(JobState::getText)
                .hasSize(1);
        assertThat(topics.all(
                        Topics.JOURNAL,
                        entry -> entry.getMessageId().filter(message::equals).isPresent()))
                .extracting(JournalEntry::getId)
                .containsExactly("message/" + message);
        List<Reply> answers = topics.all(
                Topics.REPLIES,
                reply -> reply.getMessageId().filter(message::equals).isPresent() && isAnswer(reply));
        assertThat(answers).as("answers to %s", message).hasSize(1);
        return answers.getFirst();
    }

    /** Whether a reply says how its message ended. */
    static boolean isAnswer(Reply reply) {
        return reply.getKind() == ReplyKind.RESULT || reply.getKind() == ReplyKind.FAILURE;
    }
}
