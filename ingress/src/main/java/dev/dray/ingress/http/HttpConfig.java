package dev.dray.ingress.http;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.DataSize;
import dev.dray.runtime.value.HostPort;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code channels.http}.
 *
 * @param listen where it listens; port 0 is any free one
 * @param maxBody the largest request body, up to 3 MiB: a record holds the body and its text
 * @param maxBatch how many events a batch may have
 * @param maxInFlight how much of the requests under way may be in memory; a guest may have a quarter of it
 * @param hosts names under which it may be reached besides localhost and plain addresses
 * @param tokens who may send, besides whoever can read the home's own token
 */
public record HttpConfig(
        @Default("127.0.0.1:4810") HostPort listen,
        @Default("1 MiB") DataSize maxBody,
        @Default("100") int maxBatch,
        @Default("64 MiB") DataSize maxInFlight,
        List<String> hosts,
        List<Token> tokens) {
    private static final DataSize LARGEST = DataSize.parse("3 MiB");
    private static final int LARGEST_BATCH = 1_000;

    /** Who a token speaks for. */
    public enum Bearer {
        OWNER,
        GUEST
    }

    /** What a token lets its bearer do. */
    public enum Permission {
        /** Send messages. */
        SEND,
        /** Fetch replies: to messages of its own, and of conversations of its own. */
        READ,
        /** Bring files, and fetch those whose hash it knows. */
        FILES
    }

    /**
     * One more token.
     *
     * @param name who bears it: their messages come from {@code http:<name>}
     * @param may what it may be used for
     * @param conversations where a guest may write besides {@code http/<name>} and what is below; not what it may read
     * @param rate how many requests it may make
     * @param burst how many of them at once
     */
    public record Token(
            String name,
            Secret token,
            @Default("guest") Bearer role,
            @Default("[send, read]") List<Permission> may,
            List<ConversationPattern> conversations,
            Optional<Rate> rate,
            Optional<Integer> burst) {
        private static final Rate OF_A_GUEST = Rate.parse("10/s");

        public Token {
            may = List.copyOf(may);
            conversations = List.copyOf(conversations);
            if (!name.matches("[a-z0-9][a-z0-9-]{0,62}") || name.equals(Caller.LOCAL)) {
                throw new IllegalArgumentException(
                        "name: \"%s\" is not made of lower-case letters, digits and hyphens, or is \"%s\", which the home's own token has"
                                .formatted(name, Caller.LOCAL));
            }
            if (may.isEmpty()) {
                throw new IllegalArgumentException(
                        "may: allows nothing; list what %s may do (send, read, files), or take the token out"
                                .formatted(name));
            }
            if (role == Bearer.OWNER && !conversations.isEmpty()) {
                throw new IllegalArgumentException(
                        "conversations: an owner may write to all of them; leave it out, or make %s a guest"
                                .formatted(name));
            }
            if (burst.isPresent() && burst.get() < 1) {
                throw new IllegalArgumentException(
                        "burst: %d lets nothing through; it is at least 1".formatted(burst.get()));
            }
            if (burst.isPresent() && limit(role, rate).isEmpty()) {
                throw new IllegalArgumentException(
                        "burst: means nothing without a limit; give a rate too, such as rate: 10/s");
            }
        }

        /** How many requests it may make; an owner's as many as it likes, where nothing is said. */
        Optional<Rate> limit() {
            return limit(role, rate);
        }

        private static Optional<Rate> limit(Bearer role, Optional<Rate> said) {
            return role == Bearer.GUEST ? said.or(() -> Optional.of(OF_A_GUEST)) : said;
        }
    }

    public HttpConfig {
        hosts = List.copyOf(hosts);
        tokens = List.copyOf(tokens);
        if (maxBody.compareTo(LARGEST) > 0 || maxBody.bytes() == 0) {
            throw new IllegalArgumentException("max-body: %s is not between 1 B and %s".formatted(maxBody, LARGEST));
        }
        if (maxBatch < 1 || maxBatch > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "max-batch: %d is not between 1 and %d".formatted(maxBatch, LARGEST_BATCH));
        }
        DataSize least = new DataSize(Math.max(maxBody.bytes(), Room.LEAST.bytes()) * Room.GUESTS_SHARE);
        if (maxInFlight.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "max-in-flight: %s is less than %s; a guest has a quarter of it, and that must hold a body of max-body"
                            .formatted(maxInFlight, least));
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
