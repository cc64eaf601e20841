package dev.dray.broker.topics;

import dev.dray.broker.Answer;
import dev.dray.broker.BrokerException;
import dev.dray.broker.topics.Change.AddPartitions;
import dev.dray.broker.topics.Change.Adjust;
import dev.dray.broker.topics.Change.Create;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Brings the topics to what {@code topics.yaml} says: plans, applies, and reads back what the broker made of it,
 * because some brokers ignore a setting they do not know without a word. Never deletes, and touches no topic and no
 * setting the file does not name. Applying a plan twice, or two processes applying it at once, does no harm.
 */
public final class Provisioner {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS = 30;

    private final Admin admin;
    private final TopicsFile file;
    private final short replication;

    /** @param replication how many copies of a partition there should be; -1 leaves it to the broker */
    public Provisioner(Admin admin, TopicsFile file, short replication) {
        this.admin = admin;
        this.file = file;
        this.replication = replication;
    }

    /** What there is to do for an installation with these lanes. Changes nothing. */
    public TopicPlan plan(List<String> lanes) {
        return compare(lanes).plan();
    }

    /** Does what the plan says, and returns once every partition serves. Refusals remain for {@link #verify}. */
    public void apply(TopicPlan plan) {
        Map<ConfigResource, Collection<AlterConfigOp>> adjustments = new HashMap<>();
        List<TopicPartition> partitions = new ArrayList<>();
        for (Change change : plan.changes()) {
            switch (change) {
                case Create(TopicSpec spec) -> {
                    create(spec);
                    partitions.addAll(partitions(spec.name(), spec.partitions()));
                }
                case AddPartitions(String topic, int _, int to) -> {
                    Answer.to(
                            "add partitions to " + topic,
                            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(to)))
                                    .all());
                    partitions.addAll(partitions(topic, to));
                }
                case Adjust(String topic, String key, String _, String to) ->
                    adjustments
                            .computeIfAbsent(
                                    new ConfigResource(ConfigResource.Type.TOPIC, topic), _ -> new ArrayList<>())
                            .add(new AlterConfigOp(new ConfigEntry(key, to), AlterConfigOp.OpType.SET));
            }
        }
        // One answer a topic, so that the message can name it.
        admin.incrementalAlterConfigs(adjustments)
                .values()
                .forEach((topic, done) -> Answer.to("change the settings of " + topic.name(), done));
        awaitLeaders(partitions);
    }

    /** What is still not as it should be, empty where all is well. Waits a while for changes that are under way. */
    public List<Deviation> verify(List<String> lanes) {
        return lookUntil(List::isEmpty, () -> compare(lanes).deviations());
    }

    /** Looks again and again for a few seconds: a broker answers from what it has heard of its controller so far. */
    private static <T> T lookUntil(Predicate<T> settled, Supplier<T> look) {
        T seen = look.get();
        for (int looks = 1; looks < LOOKS && !settled.test(seen); looks++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            seen = look.get();
        }
        return seen;
    }

    private Comparison compare(List<String> lanes) {
        List<TopicSpec> wanted = file.topics(lanes);
        return new Comparison(wanted, ActualTopics.read(admin, wanted), replication);
    }

    private void create(TopicSpec spec) {
        NewTopic topic = new NewTopic(
                        spec.name(),
                        Optional.of(spec.partitions()),
                        replication > 0 ? Optional.of(replication) : Optional.empty())
                .configs(spec.settings());
        KafkaFuture<Void> made = admin.createTopics(List.of(topic)).all();
        try {
            Answer.to("create topic " + spec.name(), made);
        } catch (BrokerException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            // Another process was faster; verify tells whether it made the same.
        }
    }

    private void awaitLeaders(List<TopicPartition> partitions) {
        lookUntil(Optional::isEmpty, () -> missingLeader(partitions)).ifPresent(missing -> {
            throw missing;
        });
    }

    private Optional<BrokerException> missingLeader(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        partitions.forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        try {
            // Only a partition's leader can tell its end.
            Answer.to("reach the new partitions", admin.listOffsets(ends).all());
            return Optional.empty();
        } catch (BrokerException e) {
            if (e.getCause() instanceof RetriableException) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    private static List<TopicPartition> partitions(String topic, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }
}
