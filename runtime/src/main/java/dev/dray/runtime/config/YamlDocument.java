package dev.dray.runtime.config;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Turns a text into the tree of its YAML document, in which each node knows its line and column. */
final class YamlDocument {
    private YamlDocument() {}

    /** The root, or null where the text holds no document or, after a problem, no YAML. */
    static @Nullable Node compose(String text, Problems problems) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException failure) {
            var mark = failure.getProblemMark() == null ? failure.getContextMark() : failure.getProblemMark();
            var place = mark == null ? Place.ROOT : new Place("", mark.getLine() + 1, mark.getColumn() + 1);
            problems.add(place, "not valid YAML: " + sentence(failure) + "; check indentation, quotes and colons here");
        } catch (YAMLException failure) {
            problems.add(Place.ROOT, "not valid YAML: " + failure.getMessage());
        }
        return null;
    }

    private static String sentence(MarkedYAMLException failure) {
        return failure.getContext() == null
                ? String.valueOf(failure.getProblem())
                : failure.getProblem() + " (" + failure.getContext() + ")";
    }
}
