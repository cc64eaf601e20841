package dev.dray.broker.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be read of which topics.
 *
 * @param partitions which of their partitions, all where empty
 * @param from where to begin, which is where the first record is that belongs to the range
 * @param to where to end, which is behind the last record of the range; where absent, the reading never ends
 */
public record TopicRange(List<String> topics, Set<Integer> partitions, Position from, Optional<Position> to) {
    public TopicRange {
        topics = List.copyOf(topics);
        partitions = Set.copyOf(partitions);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("topics: name at least one");
        }
    }

    /** Everything there is now. */
    public static TopicRange whole(String... topics) {
        return new TopicRange(List.of(topics), Set.of(), new Position.Beginning(), Optional.of(new Position.End()));
    }

    /** Everything from some place on, for ever. */
    public static TopicRange following(Position from, String... topics) {
        return new TopicRange(List.of(topics), Set.of(), from, Optional.empty());
    }
}
