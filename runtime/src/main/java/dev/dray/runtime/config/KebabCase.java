package dev.dray.runtime.config;

import java.util.Locale;

/** How the names of Java are spelt in the file: {@code maxBody} and {@code MAX_BODY} both as {@code max-body}. */
final class KebabCase {
    private KebabCase() {}

    static String ofComponent(String camelCase) {
        return camelCase
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
