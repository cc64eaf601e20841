package dev.dray.runtime.config;

import dev.dray.runtime.secret.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Binds one YAML document to a record, strictly: every key must be the kebab-case name of a component ({@code max-body}
 * for {@code maxBody}), every value must fit, and all that is wrong is reported at once.
 *
 * <p>What is not given takes its {@link Default}; without one a list, a map or an {@code Optional} is empty, a record
 * takes the defaults of its own components, and anything else is missing. A key with nothing after it counts as not
 * given. Rules beyond the type belong in the record's compact constructor, which throws
 * {@link IllegalArgumentException}; a message that begins with a component's name or a path from it ({@code schedule:
 * …}, {@code routes[2].lane: …}) is reported at that place. No component may be null.
 *
 * <p>A component may be a {@code String}, {@code boolean}, {@code int}, {@code long}, {@code double}, {@code BigDecimal},
 * {@code Duration}, {@code Path}, {@code ZoneId}, {@code URI}, {@code Pattern}, {@code Secret}, an enum ({@code run-once}
 * for {@code RUN_ONCE}), a record, a {@code List}, {@code Map} or {@code Optional} of these, or of any type with a public
 * static method {@code parse(String)}, which throws {@code IllegalArgumentException} saying what is wrong, and whose
 * {@code toString} is text that {@code parse} reads.
 */
public final class ConfigFile {
    private ConfigFile() {}

    /** Reads a file that must exist. */
    public static <T extends Record> T read(Path file, Class<T> type, SecretSource secrets) {
        return parse(file.toString(), new Utf8File(file).text(), type, secrets);
    }

    /** Reads a file, or takes the defaults where there is none. */
    public static <T extends Record> T readOrDefaults(Path file, Class<T> type, SecretSource secrets) {
        return Files.exists(file) ? read(file, type, secrets) : parse(file.toString(), "", type, secrets);
    }

    /** Reads a text; {@code name} stands for the file in messages. */
    public static <T extends Record> T parse(String name, String text, Class<T> type, SecretSource secrets) {
        var problems = new Problems(name);
        var root = YamlDocument.compose(text, problems);
        problems.throwIfAny();
        var bound = new Binder(problems, secrets).bindRoot(type, root);
        problems.throwIfAny();
        return type.cast(Objects.requireNonNull(bound, "neither bound nor a problem"));
    }
}
