package dev.dray.cli.deadletter;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.dray.broker.Clients;
import dev.dray.broker.Place;
import dev.dray.broker.read.Letter;
import dev.dray.broker.read.Position;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads dead letters once more, now with their bytes, and what they could not take with them. */
record WholeLetters(Clients clients) {

    /** Hands over those letters, one after the other, in the order in which they lie on their topic. */
    void each(Collection<Letter> wanted, BiConsumer<Letter, DeadLetter> action) {
        Map<Place, Letter> left = wanted.stream().collect(toMap(Letter::place, identity()));
        LongSummaryStatistics offsets =
                left.keySet().stream().mapToLong(Place::offset).summaryStatistics();
        if (left.isEmpty()) {
            return;
        }
        TopicRange range = new TopicRange(
                List.of(Topics.DEAD_LETTERS.name()),
                Set.of(),
                new Position.Offset(offsets.getMin()),
                Optional.of(new Position.Offset(offsets.getMax() + 1)));
        try (TopicReader reader = new TopicReader(clients, range)) {
            while (!left.isEmpty() && reader.hasNext()) {
                ConsumerRecord<String, byte[]> record = reader.next();
                Optional<Letter> letter = Optional.ofNullable(left.remove(Place.of(record)));
                letter.ifPresent(each -> action.accept(each, decoded(record)));
            }
        }
    }

    /** The record that lies there, where it still does. */
    Optional<ConsumerRecord<String, byte[]>> record(Place place) {
        TopicRange range = new TopicRange(
                List.of(place.topic()),
                Set.of(place.partition()),
                new Position.Offset(place.offset()),
                Optional.of(new Position.Offset(place.offset() + 1)));
        try (TopicReader reader = new TopicReader(clients, range)) {
            return reader.hasNext() ? Optional.of(reader.next()) : Optional.empty();
        }
    }

    private static DeadLetter decoded(ConsumerRecord<String, byte[]> record) {
        try {
            return Topics.DEAD_LETTERS.read(record);
        } catch (UndecodableException e) {
            throw new IllegalStateException("what was a dead letter just now is none", e);
        }
    }
}
