package dev.dray.runtime.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What a record said against its values. Where it begins with the path of a setting inside it, as in {@code schedule:
 * never fires} or {@code routes[2].lane: unknown}, it is reported there.
 */
record BrokenRule(String message) {
    private static final Pattern AT_SETTING =
            Pattern.compile("([\\w-]+)((?:\\.[\\w-]+|\\[\\d+])*): (.*)", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("\\.?([\\w-]+)|\\[(\\d+)]");

    void report(Class<?> type, Optional<MappingNode> mapping, Place place, Problems problems) {
        var matcher = AT_SETTING.matcher(message);
        if (!matcher.matches()
                || Component.of(type).stream()
                        .noneMatch(component -> component.key().equals(matcher.group(1)))) {
            problems.add(place, message);
            return;
        }
        var inside = place;
        Optional<? extends Node> node = mapping;
        for (var step :
                STEP.matcher(matcher.group(1) + matcher.group(2)).results().toList()) {
            if (step.group(2) == null) {
                inside = inside.key(step.group(1));
                node = node.flatMap(each -> child(each, step.group(1)));
            } else {
                int index = Integer.parseInt(step.group(2));
                inside = inside.item(index);
                node = node.flatMap(each -> child(each, index));
            }
            inside = node.map(inside::at).orElse(inside);
        }
        problems.add(inside, matcher.group(3));
    }

    private static Optional<Node> child(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> Nodes.text(tuple.getKeyNode())
                                .filter(key::equals)
                                .isPresent())
                        .map(tuple -> tuple.getValueNode())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Node> child(Node node, int index) {
        return node instanceof SequenceNode sequence
                        && index < sequence.getValue().size()
                ? Optional.of(sequence.getValue().get(index))
                : Optional.empty();
    }
}
