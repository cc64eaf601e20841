package dev.dray.runtime.config;

import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import dev.dray.runtime.secret.SecretSource;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes values of nodes. Where it cannot, it notes the problem, answers null and goes on with the rest. */
final class Binder {
    private final Problems problems;
    private final SecretSource secrets;

    Binder(Problems problems, SecretSource secrets) {
        this.problems = problems;
        this.secrets = secrets;
    }

    @Nullable
    Object bindRoot(Class<? extends Record> type, @Nullable Node root) {
        return root == null ? absent(type, Place.ROOT) : bind(type, root, Place.ROOT);
    }

    /** The value of a node that is there, at {@code place}. */
    @Nullable
    Object bind(Type type, Node node, Place place) {
        if (Nodes.isNothing(node)) {
            return absent(type, place);
        }
        if (node.isTwoStepsConstruction()) {
            problems.add(place, "contains itself through an alias; write it out");
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return bindGeneric(generic, node, place);
        }
        var plain = (Class<?>) type;
        return Scalars.handles(plain) ? bindScalar(plain, node, place) : bindRecord(plain, node, place);
    }

    /** The value of what is not given and has no {@link Default}. */
    @Nullable
    Object absent(Type type, Place place) {
        var raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        if (raw == List.class) {
            return List.of();
        }
        if (raw == Map.class) {
            return Map.of();
        }
        if (raw == Optional.class) {
            return Optional.empty();
        }
        if (raw instanceof Class<?> plain && plain.isRecord() && !Scalars.handles(plain)) {
            return new RecordBinder(this, problems).bind(plain, Optional.empty(), place);
        }
        problems.add(place, "is missing and has no default");
        return null;
    }

    /** The value of a {@link Default}; that it does not fit is a mistake in the program, not in the file. */
    Object bindDefault(Component component, String text, Place place) {
        var mistakes = problems.ofSameFile();
        var node = isText(component.type())
                ? new ScalarNode(Tag.STR, text, null, null, ScalarStyle.DOUBLE_QUOTED)
                : YamlDocument.compose(text, mistakes);
        var value = node == null ? null : new Binder(mistakes, secrets).bind(component.type(), node, place);
        if (value == null) {
            throw new IllegalStateException(component + " has a default that does not fit: " + mistakes);
        }
        return value;
    }

    private static boolean isText(Type type) {
        return type instanceof ParameterizedType generic
                ? generic.getRawType() == Optional.class && isText(generic.getActualTypeArguments()[0])
                : Scalars.handles((Class<?>) type);
    }

    private @Nullable Object bindGeneric(ParameterizedType type, Node node, Place place) {
        var parameters = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            var value = bind(parameters[0], node, place);
            return value == null ? null : Optional.of(value);
        }
        if (type.getRawType() == List.class) {
            return bindList(parameters[0], node, place);
        }
        if (type.getRawType() == Map.class) {
            return bindMap(parameters[0], parameters[1], node, place);
        }
        throw new IllegalStateException(type + " cannot be read from a configuration");
    }

    private @Nullable Object bindList(Type type, Node node, Place place) {
        if (!(node instanceof SequenceNode sequence)) {
            problems.add(place, "must be a list, as in [a, b], but is " + Nodes.describe(node));
            return null;
        }
        var items = new ArrayList<>();
        int index = 0;
        for (var each : sequence.getValue()) {
            var item = bind(type, each, place.item(index++).at(each));
            if (item != null) {
                items.add(item);
            }
        }
        return items.size() == index ? Collections.unmodifiableList(items) : null;
    }

    private @Nullable Object bindMap(Type keyType, Type type, Node node, Place place) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(place, "must be a mapping of names to values, but is " + Nodes.describe(node));
            return null;
        }
        var entries = new Entries(problems).of(mapping, place);
        var map = new LinkedHashMap<Object, Object>();
        for (var entry : entries.values()) {
            var inside = place.key(entry.key());
            var key = bindScalar((Class<?>) keyType, entry.keyNode(), inside.at(entry.keyNode()));
            var value = bind(type, entry.value(), inside.at(entry.value()));
            if (key != null && value != null) {
                map.put(key, value);
            }
        }
        return map.size() == entries.size() ? Collections.unmodifiableMap(map) : null;
    }

    private @Nullable Object bindRecord(Class<?> type, Node node, Place place) {
        if (!type.isRecord()) {
            throw new IllegalStateException(type + " cannot be read from a configuration; give it a public static"
                    + " parse(String), or make it a record");
        }
        if (!(node instanceof MappingNode mapping)) {
            problems.add(place, "must be a mapping of settings, but is " + Nodes.describe(node));
            return null;
        }
        return new RecordBinder(this, problems).bind(type, Optional.of(mapping), place);
    }

    private @Nullable Object bindScalar(Class<?> type, Node node, Place place) {
        var text = Nodes.text(node);
        if (text.isEmpty()) {
            problems.add(place, "must be a single value, but is " + Nodes.describe(node));
            return null;
        }
        try {
            return type == Secret.class
                    ? new Secret(SecretReference.parse(text.get()), secrets, problems.name(place))
                    : Scalars.read(type, text.get());
        } catch (IllegalArgumentException refused) {
            problems.add(place, String.valueOf(refused.getMessage()));
            return null;
        }
    }
}
