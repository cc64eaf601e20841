package dev.dray.broker.read;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.dray.broker.Answer;
import dev.dray.broker.BrokerException;
import dev.dray.broker.read.TopicInfo.Extent;
import dev.dray.broker.topics.TopicSettings;
import dev.dray.runtime.value.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Looks topics up on the broker. */
public final class TopicDirectory {
    private final Admin admin;

    public TopicDirectory(Admin admin) {
        this.admin = admin;
    }

    /** All topics but the broker's own, by name. */
    public List<TopicInfo> list() {
        return describe(names());
    }

    /**
     * One topic, the broker's own among them.
     *
     * @throws BrokerException where there is no such topic
     */
    public TopicInfo describe(String name) {
        Set<String> names = names();
        if (!names.contains(name) && !name.startsWith("__")) {
            throw new BrokerException("there is no topic %s%s".formatted(name, DidYouMean.hint(name, names)));
        }
        return describe(Set.of(name)).getFirst();
    }

    private Set<String> names() {
        return Answer.to("list the topics", admin.listTopics().names());
    }

    private List<TopicInfo> describe(Set<String> names) {
        Collection<TopicDescription> topics = Answer.to(
                        "describe the topics", admin.describeTopics(names).allTopicNames())
                .values();
        Map<String, List<Extent>> extents = extents(topics);
        Map<String, Map<String, String>> settings = TopicSettings.read(admin, names);
        return topics.stream()
                .map(topic -> new TopicInfo(
                        topic.name(),
                        topic.partitions().getFirst().replicas().size(),
                        extents.getOrDefault(topic.name(), List.of()),
                        settings.getOrDefault(topic.name(), Map.of())))
                .sorted(comparing(TopicInfo::name))
                .toList();
    }

    private Map<String, List<Extent>> extents(Collection<TopicDescription> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
                .toList();
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<String, List<Extent>> extents = new HashMap<>();
        for (TopicPartition each : partitions) {
            long begin = begins.getOrDefault(each, 0L);
            extents.computeIfAbsent(each.topic(), _ -> new ArrayList<>())
                    .add(new Extent(each.partition(), begin, ends.getOrDefault(each, begin)));
        }
        return extents;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = partitions.stream().collect(toMap(each -> each, _ -> spec));
        return Answer.to("read the topics' offsets", admin.listOffsets(asked).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }
}
