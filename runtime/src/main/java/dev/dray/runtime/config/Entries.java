package dev.dray.runtime.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** The entries of a mapping by their keys, in the order of the file; refuses a key given twice, and one that is no text. */
record Entries(Problems problems) {

    /** One key and its value. */
    record Entry(String key, Node keyNode, Node value) {}

    Map<String, Entry> of(MappingNode mapping, Place place) {
        var entries = new LinkedHashMap<String, Entry>();
        for (var tuple : mapping.getValue()) {
            var keyNode = tuple.getKeyNode();
            var key = Nodes.text(keyNode);
            if (key.isEmpty()) {
                problems.add(place.at(keyNode), "a key must be a single word, but is " + Nodes.describe(keyNode));
                continue;
            }
            var first = entries.putIfAbsent(key.get(), new Entry(key.get(), keyNode, tuple.getValueNode()));
            if (first != null) {
                var line = place.at(first.keyNode).line();
                problems.add(place.key(key.get()).at(keyNode), "is given twice, first in line " + line + "; keep one");
            }
        }
        return entries;
    }
}
