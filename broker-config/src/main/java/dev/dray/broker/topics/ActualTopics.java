package dev.dray.broker.topics;

import dev.dray.broker.Answer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** How topics really are: what the broker says of them, by name; a topic that is not there is not in it. */
record ActualTopics(Map<String, Actual> byName) {

    /** One topic as it is. The settings hold the broker's defaults too. */
    record Actual(int partitions, int replication, Map<String, String> settings) {}

    static ActualTopics read(Admin admin, Collection<TopicSpec> wanted) {
        Set<String> there = Answer.to("list the topics", admin.listTopics().names());
        List<String> names =
                wanted.stream().map(TopicSpec::name).filter(there::contains).toList();
        Map<String, TopicDescription> described =
                Answer.to("describe the topics", admin.describeTopics(names).allTopicNames());
        Map<String, Map<String, String>> settings = TopicSettings.read(admin, names);
        Map<String, Actual> actual = new HashMap<>();
        described.forEach((name, topic) -> actual.put(
                name,
                new Actual(
                        topic.partitions().size(),
                        topic.partitions().getFirst().replicas().size(),
                        settings.getOrDefault(name, Map.of()))));
        return new ActualTopics(actual);
    }

    Optional<Actual> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
