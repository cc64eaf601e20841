package dev.dray.ingress.http;

import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.http.HttpConfig.Bearer;
import dev.dray.ingress.http.HttpConfig.Token;
import dev.dray.schema.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows callers by their bearer tokens. How long it takes to say so tells nothing about any token. */
final class Tokens {
    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST = 16;

    private final Path homeFile;
    private final List<Known> known;

    private record Known(String hash, Caller caller) {}

    private Tokens(Path homeFile, List<Known> known) {
        this.homeFile = homeFile;
        this.known = known;
    }

    /**
     * The home's token and the configured ones.
     *
     * @throws dev.dray.runtime.DrayException where one cannot be read, or could be guessed
     */
    static Tokens load(Path homeFile, List<Token> configured) {
        List<Known> known = new ArrayList<>();
        known.add(new Known(hash(HomeToken.in(homeFile)), new Caller(Caller.LOCAL, Role.OWNER)));
        for (Token token : configured) {
            String value = token.token().reveal().strip();
            if (value.length() < SHORTEST) {
                throw new IngressException(
                        "channels.http.tokens: what %s holds for %s has fewer than %d characters; make one with openssl rand -base64 32"
                                .formatted(token.token(), token.name(), SHORTEST));
            }
            Role role = token.role() == Bearer.OWNER ? Role.OWNER : Role.GUEST;
            known.add(new Known(hash(value), new Caller(token.name(), role)));
        }
        return new Tokens(homeFile, known);
    }

    /** The caller an {@code Authorization} header proves, or a 401 that says how to get there. */
    Caller caller(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Problem.unauthorized(
                    "send the header \"Authorization: Bearer <token>\"; the owner's token is in " + homeFile);
        }
        String said = hash(authorization.substring(SCHEME.length()).strip());
        Caller found = null;
        for (Known each : known) {
            if (same(each.hash(), said)) {
                found = each.caller();
            }
        }
        if (found == null) {
            throw Problem.unauthorized(
                    "nobody has this token; the owner's is in %s, others are named in channels.http.tokens"
                            .formatted(homeFile));
        }
        return found;
    }

    /** Tokens are compared by their hashes, which are all of one length. */
    private static String hash(String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
