package dev.dray.broker.topics;

import dev.dray.broker.topics.ActualTopics.Actual;
import dev.dray.broker.topics.Change.AddPartitions;
import dev.dray.broker.topics.Change.Adjust;
import dev.dray.broker.topics.Change.Create;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The difference between how topics should be and how they are, as a plan or as a list of what is wrong. */
final class Comparison {
    private static final String ABSENT = "absent";

    private final List<TopicSpec> wanted;
    private final ActualTopics actual;
    private final short replication;

    Comparison(List<TopicSpec> wanted, ActualTopics actual, short replication) {
        this.wanted = wanted;
        this.actual = actual;
        this.replication = replication;
    }

    TopicPlan plan() {
        List<Change> changes = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (TopicSpec spec : wanted) {
            actual.named(spec.name())
                    .ifPresentOrElse(
                            is -> planExisting(spec, is, changes, refusals), () -> changes.add(new Create(spec)));
        }
        return new TopicPlan(changes, refusals);
    }

    private void planExisting(TopicSpec spec, Actual is, List<Change> changes, List<Refusal> refusals) {
        if (spec.partitions() > is.partitions()) {
            changes.add(new AddPartitions(spec.name(), is.partitions(), spec.partitions()));
        }
        if (spec.partitions() < is.partitions()) {
            refusals.add(new Refusal(
                    spec.name(),
                    "it has %s and should have %d, but no broker can take partitions away; make a new topic and copy, or live with it"
                            .formatted(TopicSpec.count(is.partitions()), spec.partitions())));
        }
        if (replication > 0 && replication != is.replication()) {
            refusals.add(new Refusal(
                    spec.name(),
                    "it has %d copies and should have %d; move its partitions with the broker's own tool"
                            .formatted(is.replication(), replication)));
        }
        for (Deviation deviation : settings(spec, is)) {
            changes.add(new Adjust(spec.name(), deviation.key(), deviation.got(), deviation.wanted()));
        }
    }

    List<Deviation> deviations() {
        List<Deviation> deviations = new ArrayList<>();
        for (TopicSpec spec : wanted) {
            actual.named(spec.name())
                    .ifPresentOrElse(
                            is -> deviations.addAll(deviations(spec, is)),
                            () -> deviations.add(new Deviation(spec.name(), "the topic", "there", ABSENT)));
        }
        return deviations;
    }

    private List<Deviation> deviations(TopicSpec spec, Actual is) {
        List<Deviation> deviations = new ArrayList<>(settings(spec, is));
        if (spec.partitions() != is.partitions()) {
            deviations.add(new Deviation(
                    spec.name(), "partitions", String.valueOf(spec.partitions()), String.valueOf(is.partitions())));
        }
        if (replication > 0 && replication != is.replication()) {
            deviations.add(new Deviation(
                    spec.name(), "replication", String.valueOf(replication), String.valueOf(is.replication())));
        }
        return deviations;
    }

    private static List<Deviation> settings(TopicSpec spec, Actual is) {
        List<Deviation> deviations = new ArrayList<>();
        new TreeMap<>(spec.settings()).forEach((key, value) -> {
            String got = is.settings().getOrDefault(key, ABSENT);
            if (!TopicSettings.alike(value, got)) {
                deviations.add(new Deviation(spec.name(), key, value, got));
            }
        });
        return deviations;
    }
}
