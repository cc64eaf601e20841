package dev.dray.runtime.secret;

import java.util.regex.Pattern;

/** Where a secret is kept: {@code ${env:NAME}}, {@code ${file:path}} or {@code ${keychain:name}}. */
public sealed interface SecretReference {

    /** An environment variable of this process. */
    record Env(String name) implements SecretReference {
        @Override
        public String toString() {
            return "${env:" + name + "}";
        }
    }

    /** A file whose content, without the line break at its end, is the secret; {@code ~} is the user's home. */
    record InFile(String path) implements SecretReference {
        @Override
        public String toString() {
            return "${file:" + path + "}";
        }
    }

    /** A generic password in the macOS keychain, by its service name. */
    record Keychain(String name) implements SecretReference {
        @Override
        public String toString() {
            return "${keychain:" + name + "}";
        }
    }

    /** Reads a reference. What is no reference may be the secret itself, so the message does not repeat it. */
    static SecretReference parse(String text) {
        var matcher = Syntax.REFERENCE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a secret is not written here but referred to:" + " ${env:NAME}, ${file:path} or ${keychain:name}");
        }
        var name = matcher.group(2);
        return switch (matcher.group(1)) {
            case "env" -> new Env(name);
            case "file" -> new InFile(name);
            default -> new Keychain(name);
        };
    }

    /** The pattern of all references, out of the interface's public face. */
    final class Syntax {
        private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file|keychain):([^{}]+)}");

        private Syntax() {}
    }
}
