package dev.dray.broker.read;

import static java.util.stream.Collectors.toMap;

import dev.dray.broker.Answer;
import dev.dray.broker.BrokerException;
import dev.dray.broker.read.TopicInfo.Extent;
import dev.dray.broker.topics.TopicSettings;
import dev.dray.runtime.value.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
        return describe(new TreeSet<>(names()));
    }

    /** @throws BrokerException where there is no such topic */
    public TopicInfo describe(String name) {
        Set<String> names = names();
        if (!names.contains(name) && !name.startsWith("__")) {
            throw new BrokerException("there is no topic %s%s".formatted(name, DidYouMean.hint(name, names)));
        }
        return describe(List.of(name)).getFirst();
    }

    private Set<String> names() {
        return Answer.to("list the topics", admin.listTopics().names());
    }

    private List<TopicInfo> describe(Collection<String> names) {
        Map<String, TopicDescription> topics =
                Answer.to("describe the topics", admin.describeTopics(names).allTopicNames());
        List<TopicPartition> partitions =
                topics.values().stream().flatMap(TopicDirectory::partitions).toList();
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<String, Map<String, String>> settings = TopicSettings.read(admin, names);
        List<TopicInfo> infos = new ArrayList<>();
        for (String name : names) {
            TopicDescription topic = topics.get(name);
            infos.add(new TopicInfo(
                    name,
                    topic.partitions().getFirst().replicas().size(),
                    partitions(topic)
                            .map(each -> new Extent(each.partition(), begins.get(each), ends.get(each)))
                            .toList(),
                    settings.getOrDefault(name, Map.of())));
        }
        return infos;
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition()));
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = partitions.stream().collect(toMap(each -> each, _ -> spec));
        return Answer.to("read the topics' offsets", admin.listOffsets(asked).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }
}
