package dev.dray.bench.faults;

import dev.dray.bench.faults.Effects.Effect;
import dev.dray.bench.faults.Evidence.Answer;
import dev.dray.bench.faults.Evidence.Change;
import dev.dray.bench.faults.Evidence.Entry;
import dev.dray.bench.faults.Evidence.Letter;
import dev.dray.bench.faults.Evidence.Made;
import dev.dray.bench.faults.Evidence.Success;
import dev.dray.broker.Clients;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.schema.JobFact;
import dev.dray.schema.JournalKind;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What lies on the topics, read from their first record to their last, and cut down to what the promises are about. */
final class OnTopics {
    /** A job that is held or waits for its time at first is of attempt 0 until it is queued. */
    private static final int FIRST = 1;

    final List<String> messages = new ArrayList<>();
    final List<Made> made = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final Map<String, Success> succeeded = new HashMap<>();
    final List<Answer> answers = new ArrayList<>();
    final List<Entry> journal = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    final List<String> undecodable = new ArrayList<>();

    private OnTopics() {}

    static OnTopics read(Clients clients) {
        OnTopics found = new OnTopics();
        found.each(clients, Topics.MESSAGES, message -> found.messages.add(message.getId()));
        found.facts(clients);
        found.each(
                clients,
                Topics.JOB_STATES,
                state -> found.changes.add(new Change(
                        state.getJob().getId(),
                        state.getJob().getMessageId(),
                        state.getStatus(),
                        state.getText(),
                        state.getDuplicates())));
        found.each(clients, Topics.REPLIES, reply -> {
            if (reply.getKind() == ReplyKind.RESULT || reply.getKind() == ReplyKind.FAILURE) {
                found.answers.add(new Answer(reply.getId(), reply.getMessageId().orElse("")));
            }
        });
        found.each(clients, Topics.JOURNAL, entry -> {
            boolean ofMessage = entry.getKind() == JournalKind.MESSAGE;
            found.journal.add(
                    new Entry(entry.getId(), ofMessage ? entry.getMessageId().orElse("") : ""));
        });
        found.each(
                clients,
                Topics.DEAD_LETTERS,
                letter -> found.letters.add(
                        new Letter(letter.getId(), letter.getJobId().orElse(""), letter.getReason(), letter.getWhy())));
        found.each(clients, Topics.NODES, _ -> {});
        return found;
    }

    /** The gateway's own jobs have no effects that anybody counts. */
    private void facts(Clients clients) {
        each(clients, Topics.JOB_EVENTS, event -> {
            if (event.getJob().isPresent() && event.getAttempt() <= FIRST) {
                made.add(new Made(event.getJobId(), event.getJob().get().getMessageId(), event.getFact()));
            } else if (event.getFact() == JobFact.SUCCEEDED && !event.getBy().equals(RoleName.GATEWAY.word())) {
                succeeded.put(
                        event.getId(), new Success(new Effect(event.getJobId(), event.getAttempt()), event.getBy()));
            }
        });
    }

    private <V extends SpecificRecordBase> void each(Clients clients, Topic<V> topic, Consumer<V> keep) {
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(topic.name()))) {
            reader.forEachRemaining(record -> decoded(topic, record, keep));
        }
    }

    private <V extends SpecificRecordBase> void decoded(
            Topic<V> topic, ConsumerRecord<String, byte[]> record, Consumer<V> keep) {
        try {
            keep.accept(topic.read(record));
        } catch (UndecodableException e) {
            undecodable.add("%s-%d@%d: %s".formatted(record.topic(), record.partition(), record.offset(), e.why()));
        }
    }
}
