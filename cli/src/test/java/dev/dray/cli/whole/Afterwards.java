package dev.dray.cli.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Message;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks, once all is done, for what became of everything a crowd was acknowledged. */
final class Afterwards {
    private final OnTopics topics;
    private final DailyLogFiles dailyLogs;
    private final Crowd crowd;
    private final Set<String> acknowledged;
    private final Map<String, String> jobs;
    private int recorded;
    private int repeatedEnds;

    Afterwards(OnTopics topics, DailyLogFiles dailyLogs, Crowd crowd) {
        this.topics = topics;
        this.dailyLogs = dailyLogs;
        this.crowd = crowd;
        this.acknowledged = crowd.acknowledged().keySet();
        this.jobs = topics.all(Topics.JOB_EVENTS, event -> event.getFact() == JobFact.QUEUED).stream()
                .flatMap(event -> event.getJob().stream())
                .collect(Collectors.toMap(job -> job.getId(), job -> job.getMessageId(), (_, message) -> message));
    }

    /** A message is on its topic twice only where its sender, or the outbox, could not know that it was there. */
    void everyMessageIsRecorded() {
        List<Message> messages = topics.all(Topics.MESSAGES);
        recorded = messages.size();
        Map<String, Long> times = count(messages, Message::getId);
        assertThat(times.keySet()).as("recorded messages").isEqualTo(acknowledged);
        Set<String> twice = moreThanOnce(times);
        twice.removeAll(crowd.handedOverAgain());
        twice.removeAll(crowd.fromOutbox());
        assertThat(twice).as("recorded twice, though acknowledged at once").isEmpty();
    }

    void everyMessageHasOneJobAndOneEnd() {
        List<JobEvent> queued = topics.all(Topics.JOB_EVENTS, event -> event.getFact() == JobFact.QUEUED);
        assertOnceEach("queued jobs", count(queued, event -> jobs.getOrDefault(event.getJobId(), "none")));
        assertThat(queued).as("attempts").allMatch(event -> event.getAttempt() == 1);

        List<JobEvent> ends = topics.all(Topics.JOB_EVENTS, event -> event.getFact() == JobFact.SUCCEEDED);
        repeatedEnds = ends.size() - count(ends, JobEvent::getId).size();
        assertThat(count(ends, JobEvent::getJobId).keySet())
                .as("jobs that succeeded")
                .isEqualTo(jobs.keySet());
        assertThat(topics.all(Topics.JOB_EVENTS, event -> event.getFact() == JobFact.FAILED))
                .isEmpty();

        List<JobState> ended =
                topics.all(Topics.JOB_STATES, state -> state.getEndedAt().isPresent());
        assertThat(ended).as("ends").allMatch(state -> state.getStatus() == JobStatus.SUCCEEDED);
        // A repeated report makes another record of the same end, with one duplicate more.
        assertOnceEach(
                "ends that were applied",
                count(
                        ended.stream()
                                .filter(state -> state.getDuplicates() == 0)
                                .toList(),
                        state -> state.getJob().getMessageId()));
    }

    void everyMessageHasOneAnswer() {
        assertOnceEach(
                "answers",
                count(
                        topics.all(
                                Topics.REPLIES,
                                reply -> reply.getKind() == ReplyKind.RESULT || reply.getKind() == ReplyKind.FAILURE),
                        reply -> reply.getMessageId().orElse("")));
    }

    void everyMessageIsRememberedOnce() throws InterruptedException {
        List<JournalEntry> entries = topics.all(Topics.JOURNAL);
        assertOnceEach(
                "entries of the journal",
                count(
                        entries.stream()
                                .filter(entry -> entry.getKind() == JournalKind.MESSAGE)
                                .toList(),
                        entry -> entry.getMessageId().orElse("")));
        assertThat(moreThanOnce(count(entries, JournalEntry::getId)))
                .as("entries written twice")
                .isEmpty();

        Patience.until(
                "an entry in the daily log for each of the journal",
                () -> dailyLogs.marks().size() >= entries.size(),
                () -> dailyLogs.marks().size());
        Map<String, Long> marks = count(dailyLogs.marks(), mark -> mark);
        assertThat(moreThanOnce(marks))
                .as("marks that are twice in the daily log")
                .isEmpty();
        assertThat(marks.keySet())
                .as("marks in the daily log")
                .isEqualTo(entries.stream()
                        .map(entry -> entry.getId().replace("%", "%25"))
                        .collect(Collectors.toSet()));
    }

    void nothingWentToTheDeadLetters() {
        assertThat(topics.all(Topics.DEAD_LETTERS))
                .extracting(DeadLetter::getWhy)
                .isEmpty();
    }

    String summary() {
        return "%d messages acknowledged, %d handed over again, %d from the outbox, %d records of them; %d ends reported again; all handled once"
                .formatted(
                        acknowledged.size(),
                        crowd.handedOverAgain().size(),
                        crowd.fromOutbox().size(),
                        recorded,
                        repeatedEnds);
    }

    private void assertOnceEach(String what, Map<String, Long> times) {
        assertThat(times.keySet()).as(what).isEqualTo(acknowledged);
        assertThat(moreThanOnce(times))
                .as("%s, more than one of a message", what)
                .isEmpty();
    }

    private static <V> Map<String, Long> count(List<V> values, Function<V, String> key) {
        return values.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static Set<String> moreThanOnce(Map<String, Long> times) {
        return times.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
