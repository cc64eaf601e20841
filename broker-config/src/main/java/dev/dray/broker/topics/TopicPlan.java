package dev.dray.broker.topics;

import java.util.List;
import java.util.stream.Stream;

/** What would be done to the topics, and what cannot be. */
public record TopicPlan(List<Change> changes, List<Refusal> refusals) {
    public TopicPlan {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
    }

    /** Whether the topics are as they should be. */
    public boolean isEmpty() {
        return changes.isEmpty() && refusals.isEmpty();
    }

    /** The plan for people, a line for each change and each refusal. */
    public List<String> lines() {
        return Stream.concat(changes.stream(), refusals.stream())
                .map(Record.class::cast)
                .map(Record::toString)
                .toList();
    }
}
