package dev.dray.cli.docs;

import dev.dray.cli.role.DrayConfig;
import dev.dray.runtime.config.Default;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key of {@code dray.yaml}, found in the records it is read into.
 *
 * @param path {@code broker.embedded.fsync}; {@code <name>} stands for what the owner calls something, {@code []} for an
 *     item of a list
 * @param fallback what holds where it is not given, in Markdown
 * @param words what it may be set to, where only some words may
 */
record Setting(String path, String fallback, List<String> words) {

    /** All there are, in the order of the records. */
    static List<Setting> all() {
        return of("", DrayConfig.class).toList();
    }

    /** The key without what it is in. */
    String key() {
        return path.replaceFirst(".*\\.", "").replace("[]", "");
    }

    private static Stream<Setting> of(String path, Type type) {
        return Stream.of(((Class<?>) type).getRecordComponents())
                .flatMap(component -> of(path + kebabCase(component.getName()), component));
    }

    private static Stream<Setting> of(String path, RecordComponent component) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (isGroup(last)) {
                return of(
                        path
                                + (generic.getRawType() == Map.class
                                        ? ".<name>."
                                        : generic.getRawType() == List.class ? "[]." : "."),
                        last);
            }
        } else if (isGroup(type)) {
            return of(path + ".", type);
        }
        return Stream.of(new Setting(path, fallback(component), words(type)));
    }

    /** Whether a type is a record of settings, not one text that is parsed into a record. */
    private static boolean isGroup(Type type) {
        return type instanceof Class<?> plain
                && plain.isRecord()
                && Stream.of(plain.getDeclaredMethods())
                        .noneMatch(method -> method.getName().equals("parse"));
    }

    private static String fallback(RecordComponent component) {
        Default given = component.getAnnotation(Default.class);
        if (given != null) {
            return "`" + given.value() + "`";
        }
        Class<?> type = component.getType();
        return type == Optional.class || type == List.class || type == Map.class ? "none" : "must be given";
    }

    private static List<String> words(Type type) {
        return type instanceof Class<?> plain && plain.isEnum()
                ? Stream.of(plain.getEnumConstants())
                        .map(each ->
                                ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList()
                : List.of();
    }

    private static String kebabCase(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
