package dev.dray.broker.topics;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a topic should be.
 *
 * @param settings Kafka's keys and values; what is not named is the broker's business
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {
    public TopicSpec {
        settings = Map.copyOf(settings);
    }

    TopicSpec named(String other) {
        return new TopicSpec(other, partitions, settings);
    }

    TopicSpec with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(others);
        return new TopicSpec(name, partitions, all);
    }

    boolean compacted() {
        return settings.getOrDefault("cleanup.policy", "").contains("compact");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(" with ").append(count(partitions));
        new TreeMap<>(settings)
                .forEach((key, value) ->
                        text.append(", ").append(key).append('=').append(value));
        return text.toString();
    }

    static String count(int partitions) {
        return partitions == 1 ? "1 partition" : partitions + " partitions";
    }
}
