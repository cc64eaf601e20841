package dev.dray.broker.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.broker.BrokerException;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.value.DidYouMean;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code topics.yaml} says: the topics every installation has, and the pattern of those each lane has.
 *
 * @param lanes topics whose names hold {@code <lane>}
 */
public record TopicsFile(List<TopicSpec> fixed, List<TopicSpec> lanes) {
    private static final String FILE = "topics.yaml";
    private static final String LANE = "<lane>";
    private static final String RETENTION = "retention.ms";
    private static final Pattern LANE_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public TopicsFile {
        fixed = List.copyOf(fixed);
        lanes = List.copyOf(lanes);
    }

    private record Document(Map<String, String> settings, Map<String, Section> topics, Map<String, Section> lanes) {
        List<TopicSpec> specs(Map<String, Section> sections) {
            return sections.entrySet().stream()
                    .map(each -> each.getValue().spec(each.getKey(), settings))
                    .toList();
        }
    }

    private record Section(int partitions, Map<String, String> settings) {
        TopicSpec spec(String name, Map<String, String> common) {
            return new TopicSpec(name, partitions, common).with(settings);
        }
    }

    /** The file this program was built with. */
    public static TopicsFile load() {
        try (InputStream in = TopicsFile.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " was not built in");
            }
            return parse(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    static TopicsFile parse(String text) {
        Document document = ConfigFile.parse(FILE, text, Document.class, reference -> {
            throw new IllegalStateException(FILE + " has no secrets, but refers to " + reference);
        });
        return new TopicsFile(document.specs(document.topics()), document.specs(document.lanes()));
    }

    /**
     * The same topics, some of them kept for another time.
     *
     * @param times by the names of the file, such as {@code dray.messages} or {@code dray.jobs.<lane>}
     * @throws BrokerException where there is no such topic, or it keeps the last value of each key for ever
     */
    public TopicsFile keeping(Map<String, Duration> times) {
        for (String name : times.keySet()) {
            List<String> known = Stream.concat(fixed.stream(), lanes.stream())
                    .filter(spec -> !spec.compacted())
                    .map(TopicSpec::name)
                    .toList();
            if (!known.contains(name)) {
                throw new BrokerException("broker.keep: \"%s\" is no topic that is kept for a time%s"
                        .formatted(name, DidYouMean.hint(name, known)));
            }
        }
        return new TopicsFile(kept(fixed, times), kept(lanes, times));
    }

    /** All topics of an installation with these lanes; the lane {@code light} is always among them. */
    public List<TopicSpec> topics(List<String> laneNames) {
        Set<String> names = new LinkedHashSet<>(List.of(Topics.LIGHT));
        names.addAll(laneNames);
        return Stream.concat(fixed.stream(), names.stream().flatMap(this::topicsOf))
                .toList();
    }

    private Stream<TopicSpec> topicsOf(String lane) {
        if (!LANE_NAME.matcher(lane).matches()) {
            throw new BrokerException(
                    "lane \"%s\": a lane is named with small letters, digits and hyphens, such as video"
                            .formatted(lane));
        }
        return lanes.stream().map(spec -> spec.named(spec.name().replace(LANE, lane)));
    }

    private static List<TopicSpec> kept(List<TopicSpec> specs, Map<String, Duration> times) {
        Map<String, Map<String, String>> settings = new HashMap<>();
        times.forEach((name, time) -> settings.put(name, Map.of(RETENTION, String.valueOf(time.toMillis()))));
        return specs.stream()
                .map(spec -> spec.with(settings.getOrDefault(spec.name(), Map.of())))
                .toList();
    }
}
