package dev.dray.runtime.config;

import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Questions to nodes of the YAML tree. */
final class Nodes {
    private Nodes() {}

    /** The text of a plain or quoted value. */
    static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** Whether there is a key with nothing after it; a lone {@code ~} is the home directory here, not YAML's null. */
    static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && node.getTag().equals(Tag.NULL)
                && !scalar.getValue().equals("~");
    }

    /** The node in the words of a message. */
    static String describe(Node node) {
        return switch (node) {
            case ScalarNode scalar -> "\"" + scalar.getValue() + "\"";
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "a mapping";
            default -> node.getNodeId().toString();
        };
    }
}
