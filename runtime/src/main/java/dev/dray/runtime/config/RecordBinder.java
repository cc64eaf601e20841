package dev.dray.runtime.config;

import dev.dray.runtime.config.Entries.Entry;
import dev.dray.runtime.value.DidYouMean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Makes a record of a mapping: known keys only, defaults where there is none, and then the record's own rules. */
record RecordBinder(Binder binder, Problems problems) {

    @Nullable
    Object bind(Class<?> type, Optional<MappingNode> mapping, Place place) {
        var components = Component.of(type);
        var entries = mapping.map(node -> new Entries(problems).of(node, place)).orElse(Map.of());
        refuseUnknown(components, entries, place);
        var arguments = components.stream()
                .map(component -> value(component, entries.get(component.key()), place))
                .toArray();
        if (Stream.of(arguments).anyMatch(argument -> argument == null)) {
            return null;
        }
        return construct(type, arguments, mapping, place);
    }

    private void refuseUnknown(List<Component> components, Map<String, Entry> entries, Place place) {
        var known = components.stream().map(Component::key).toList();
        for (var entry : entries.values()) {
            if (!known.contains(entry.key())) {
                var hint = DidYouMean.hint(entry.key(), known);
                problems.add(
                        place.key(entry.key()).at(entry.keyNode()),
                        "is not a setting" + (hint.isEmpty() ? "; here can be: " + String.join(", ", known) : hint));
            }
        }
    }

    private @Nullable Object value(Component component, @Nullable Entry entry, Place place) {
        var inside = place.key(component.key());
        if (entry != null && !Nodes.isNothing(entry.value())) {
            return binder.bind(component.type(), entry.value(), inside.at(entry.value()));
        }
        var at = entry == null ? inside : inside.at(entry.keyNode());
        return component.fallback().isEmpty()
                ? binder.absent(component.type(), at)
                : binder.bindDefault(component, component.fallback().get(), at);
    }

    private @Nullable Object construct(
            Class<?> type, @Nullable Object[] arguments, Optional<MappingNode> mapping, Place place) {
        try {
            var constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException failure) {
            if (!(failure.getCause() instanceof IllegalArgumentException refused)) {
                throw new IllegalStateException(type + " failed for " + place, failure);
            }
            new BrokenRule(String.valueOf(refused.getMessage())).report(type, mapping, place, problems);
            return null;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(type + " cannot be constructed", failure);
        }
    }
}
