package dev.dray.broker.topics;

import dev.dray.broker.BrokerException;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What {@code topics.yaml} says: the topics every installation has, and the pattern of those each lane has.
 *
 * @param lanes specifications whose names hold {@code <lane>}
 */
public record TopicsFile(List<TopicSpec> fixed, List<TopicSpec> lanes) {
    private static final String LANE = "<lane>";
    private static final Pattern LANE_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public TopicsFile {
        fixed = List.copyOf(fixed);
        lanes = List.copyOf(lanes);
    }

    /** The file as this program was built with it. */
    public static TopicsFile load() {
        try (InputStream in = TopicsFile.class.getResourceAsStream("topics.yaml")) {
            if (in == null) {
                throw new IllegalStateException("topics.yaml was not built in");
            }
            return of(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read topics.yaml", e);
        }
    }

    /** All topics of an installation with these lanes; the lane {@code light} is always among them. */
    public List<TopicSpec> topics(List<String> laneNames) {
        Set<String> names = new LinkedHashSet<>(List.of(Topics.LIGHT));
        names.addAll(laneNames);
        return Stream.concat(fixed.stream(), names.stream().flatMap(this::topicsOf)).toList();
    }

    private Stream<TopicSpec> topicsOf(String lane) {
        if (!LANE_NAME.matcher(lane).matches()) {
            throw new BrokerException(
                    "lane \"%s\": a lane is named with small letters, digits and hyphens, such as video".formatted(lane));
        }
        return lanes.stream().map(spec -> spec.named(spec.name().replace(LANE, lane)));
    }

    private static TopicsFile of(Map<String, Object> file) {
        Map<String, String> common = settings(file);
        return new TopicsFile(specs(section(file, "topics"), common), specs(section(file, "lanes"), common));
    }

    private static List<TopicSpec> specs(Map<String, Object> section, Map<String, String> common) {
        List<TopicSpec> specs = new ArrayList<>();
        for (String name : section.keySet()) {
            Map<String, Object> topic = section(section, name);
            Map<String, String> settings = new HashMap<>(common);
            settings.putAll(settings(topic));
            if (!(topic.get("partitions") instanceof Integer partitions)) {
                throw new IllegalStateException("topics.yaml: %s has no number of partitions".formatted(name));
            }
            specs.add(new TopicSpec(name, partitions, settings));
        }
        return specs;
    }

    private static Map<String, String> settings(Map<String, Object> parent) {
        Map<String, String> settings = new HashMap<>();
        section(parent, "settings").forEach((key, value) -> settings.put(key, String.valueOf(value)));
        return settings;
    }

    private static Map<String, Object> section(Map<String, Object> parent, String name) {
        if (!(parent.get(name) instanceof Map<?, ?> section)) {
            throw new IllegalStateException("topics.yaml: %s is not a section".formatted(name));
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        section.forEach((key, value) -> typed.put(String.valueOf(key), value));
        return typed;
    }
}
