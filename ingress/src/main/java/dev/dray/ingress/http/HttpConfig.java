package dev.dray.ingress.http;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.DataSize;
import dev.dray.runtime.value.HostPort;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The section {@code channels.http}.
 *
 * @param listen where it listens; port 0 is any free one
 * @param maxBody the largest request body, up to 3 MiB: a record holds the body and its text
 * @param hosts names under which it may be reached besides localhost and plain addresses
 * @param tokens who may send, besides whoever can read the home's own token
 */
public record HttpConfig(
        @Default("127.0.0.1:4810") HostPort listen,
        @Default("1 MiB") DataSize maxBody,
        List<String> hosts,
        List<Token> tokens) {
    private static final DataSize LARGEST = DataSize.parse("3 MiB");

    /** What a token lets its bearer do. */
    public enum Bearer {
        OWNER,
        GUEST
    }

    /**
     * One more token.
     *
     * @param name who bears it: their messages come from {@code http:<name>}
     */
    public record Token(
            String name, Secret token, @Default("guest") Bearer role) {
        public Token {
            if (!name.matches("[a-z0-9][a-z0-9-]{0,62}") || name.equals(Caller.LOCAL)) {
                throw new IllegalArgumentException(
                        "name: \"%s\" is not made of lower-case letters, digits and hyphens, or is \"%s\", which the home's own token has"
                                .formatted(name, Caller.LOCAL));
            }
        }
    }

    public HttpConfig {
        hosts = List.copyOf(hosts);
        tokens = List.copyOf(tokens);
        if (maxBody.compareTo(LARGEST) > 0 || maxBody.bytes() == 0) {
            throw new IllegalArgumentException("max-body: %s is not between 1 B and %s".formatted(maxBody, LARGEST));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!names.add(tokens.get(i).name())) {
                throw new IllegalArgumentException("tokens[%d].name: \"%s\" is taken by another token"
                        .formatted(i, tokens.get(i).name()));
            }
        }
    }
}
