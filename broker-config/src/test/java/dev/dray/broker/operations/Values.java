package dev.dray.broker.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The keys and values of a parsed file. Paths name nested keys, with dots between them. */
record Values(Map<?, ?> map) {
    /** What a path leads to where it leads nowhere, so that rules need not ask first. */
    static final Object ABSENT = "(absent)";

    private static final Pattern DOT = Pattern.compile("\\.");

    /** Parses YAML, a key that stands twice being an error. */
    static Values ofYaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object root = new Yaml(new SafeConstructor(options)).load(text);
        return new Values((Map<?, ?>) root);
    }

    Object at(String path) {
        Object value = map;
        for (String key : DOT.split(path, -1)) {
            if (!(value instanceof Map<?, ?> here) || here.get(key) == null) {
                return ABSENT;
            }
            value = here.get(key);
        }
        return value;
    }

    /** The value as text, lists and numbers included. */
    String text(String path) {
        return String.valueOf(at(path));
    }

    /** The value as a whole number; -1 where it is not one. */
    long number(String path) {
        return at(path) instanceof Number number ? number.longValue() : -1;
    }

    /** The texts of a list; none where there is no list. */
    List<String> texts(String path) {
        return at(path) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The maps of a list, or the one map that stands in its place; none where there is neither. */
    List<Values> each(String path) {
        return switch (at(path)) {
            case List<?> list ->
                list.stream()
                        .filter(Map.class::isInstance)
                        .map(element -> new Values((Map<?, ?>) element))
                        .toList();
            case Map<?, ?> one -> List.of(new Values(one));
            default -> List.of();
        };
    }

    Set<String> keys() {
        return map.keySet().stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
