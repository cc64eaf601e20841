package dev.dray.runtime.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One setting of a record: its key in the file, its type and its default. */
record Component(String key, Type type, Optional<String> fallback, RecordComponent component) {

    static List<Component> of(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(Component::of).toList();
    }

    private static Component of(RecordComponent component) {
        return new Component(
                KebabCase.ofComponent(component.getName()),
                component.getGenericType(),
                Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
                component);
    }

    Object valueIn(Record owner) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(component + " cannot be read", failure);
        }
    }
}
