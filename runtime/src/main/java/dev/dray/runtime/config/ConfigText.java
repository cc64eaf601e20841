package dev.dray.runtime.config;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Writes a configuration as the YAML that {@link ConfigFile} reads back as the same record: every setting with the
 * value in effect, secrets as their references.
 */
public final class ConfigText {
    private final Resolver resolver = new Resolver();

    private ConfigText() {}

    public static String of(Record configuration) {
        var options = new DumperOptions();
        options.setWidth(10_000); // Folded lines are hard to search.
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        var text = new StringWriter();
        new Yaml(options).serialize(new ConfigText().node(configuration), text);
        return text.toString();
    }

    private Node node(Object value) {
        if (value instanceof Record settings && !Scalars.handles(value.getClass())) {
            return mapping(Component.of(settings.getClass()).stream()
                    .map(component -> Map.entry(component.key(), component.valueIn(settings)))
                    .toList());
        }
        return switch (value) {
            case Optional<?> optional -> node(optional.orElseThrow());
            case List<?> list ->
                new SequenceNode(Tag.SEQ, list.stream().map(this::node).toList(), style(list.isEmpty()));
            case Map<?, ?> map ->
                mapping(map.entrySet().stream()
                        .map(entry -> Map.entry(Scalars.write(entry.getKey()), (Object) entry.getValue()))
                        .toList());
            default -> scalar(value);
        };
    }

    private Node mapping(List<Map.Entry<String, Object>> entries) {
        var tuples = new ArrayList<NodeTuple>();
        for (var entry : entries) {
            if (!entry.getValue().equals(Optional.empty())) {
                tuples.add(new NodeTuple(scalar(entry.getKey()), node(entry.getValue())));
            }
        }
        return new MappingNode(Tag.MAP, tuples, style(tuples.isEmpty()));
    }

    private Node scalar(Object value) {
        var text = Scalars.write(value);
        var isPlainInYaml = value instanceof Number || value instanceof Boolean;
        var tag = isPlainInYaml ? resolver.resolve(NodeId.scalar, text, true) : Tag.STR;
        return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
    }

    private static FlowStyle style(boolean empty) {
        return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }
}
