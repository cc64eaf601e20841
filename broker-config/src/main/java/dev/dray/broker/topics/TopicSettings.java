package dev.dray.broker.topics;

import dev.dray.broker.Answer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** The settings of topics as brokers tell them. */
public final class TopicSettings {
    private TopicSettings() {}

    /** All settings in force, by topic and key; keys without a value are left out. */
    public static Map<String, Map<String, String>> read(Admin admin, Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return Answer.to(
                        "read the topics' settings",
                        admin.describeConfigs(resources).all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(each -> each.getKey().name(), each -> values(each.getValue())));
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Whether two values mean the same: 0.3 is 0.300000, and the order of {@code compact,delete} says nothing. */
    static boolean alike(String one, String other) {
        return one.equals(other) || numbersAlike(one, other) || words(one).equals(words(other));
    }

    private static boolean numbersAlike(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
