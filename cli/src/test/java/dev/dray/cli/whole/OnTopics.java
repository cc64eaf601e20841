package dev.dray.cli.whole;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import dev.dray.broker.read.Position;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.schema.Reply;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What lies on the topics of a running broker, read from their first record each time it is asked for. */
final class OnTopics {
    private final Clients clients;

    /** @param bootstrap where the broker is, as a ready line names it */
    OnTopics(String bootstrap) {
        this.clients = new Clients(ExternalBroker.at(bootstrap), "test");
    }

    Clients clients() {
        return clients;
    }

    /** Every record there is now. */
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clients, TopicRange.whole(topic))) {
            reader.forEachRemaining(records::add);
        }
        return records;
    }

    /** Every value there is now; what does not decode is left out. */
    <V extends SpecificRecordBase> List<V> all(Topic<V> topic) {
        return records(topic.name()).stream()
                .flatMap(record -> decoded(topic, record).stream())
                .toList();
    }

    /** The values there are now that are so. */
    <V extends SpecificRecordBase> List<V> all(Topic<V> topic, Predicate<V> wanted) {
        return all(topic).stream().filter(wanted).toList();
    }

    /** Waits for the first value that is so. */
    <V extends SpecificRecordBase> V await(String what, Topic<V> topic, Predicate<V> wanted) {
        return await(what, topic, 1, wanted).getFirst();
    }

    /** Waits for that many values that are so. */
    <V extends SpecificRecordBase> List<V> await(String what, Topic<V> topic, int count, Predicate<V> wanted) {
        return await(what, topic, count, Patience.LONG, wanted);
    }

    /** Waits so long for that many values that are so; each value is asked once. */
    <V extends SpecificRecordBase> List<V> await(
            String what, Topic<V> topic, int count, Duration patience, Predicate<V> wanted) {
        List<V> found = new ArrayList<>();
        try (TopicReader reader =
                new TopicReader(clients, TopicRange.following(new Position.Beginning(), topic.name()))) {
            var waiting = Patience.atTheEndOf(patience, reader::stop);
            while (found.size() < count && reader.hasNext()) {
                decoded(topic, reader.next()).filter(wanted).ifPresent(found::add);
            }
            waiting.cancel(false);
        }
        if (found.size() < count) {
            throw new AssertionError(
                    "%s did not come on %s within %s: %d of %d".formatted(what, topic, patience, found.size(), count));
        }
        return found;
    }

    /** Waits for the reply that says how a message ended. */
    Reply answerTo(String message) {
        return await(
                "the answer to " + message,
                Topics.REPLIES,
                reply -> OneResult.isAnswer(reply)
                        && reply.getMessageId().filter(message::equals).isPresent());
    }

    private static <V extends SpecificRecordBase> Optional<V> decoded(
            Topic<V> topic, ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(topic.read(record));
        } catch (UndecodableException _) {
            return Optional.empty();
        }
    }
}
