package dev.dray.ingress.http;

import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.http.HttpConfig.Token;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
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
     * @throws dev.dray.runtime.DrayException where one cannot be read, could be guessed, or is two callers'
     */
    static Tokens load(Path homeFile, List<Token> configured) {
        List<Known> known = new ArrayList<>();
        known.add(new Known(Sha256.of(HomeToken.in(homeFile)), Caller.local()));
        for (Token token : configured) {
            String value = token.token().reveal().strip();
            if (value.length() < SHORTEST) {
                throw new IngressException(
                        "channels.http.tokens: what %s holds for %s has fewer than %d characters; make one with openssl rand -base64 32"
                                .formatted(token.token(), token.name(), SHORTEST));
            }
            String hash = Sha256.of(value);
            for (Known other : known) {
                if (other.hash().equals(hash)) {
                    throw new IngressException(
                            "channels.http.tokens: %s and %s have the same token; make each one of its own with openssl rand -base64 32"
                                    .formatted(other.caller().name(), token.name()));
                }
            }
            known.add(new Known(hash, Caller.bearing(token)));
        }
        return new Tokens(homeFile, known);
    }

    /** The hash of the token in an {@code Authorization} header, or a 401 that says what to send. */
    String hash(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Problem.unauthorized(
                    "send the header \"Authorization: Bearer <token>\"; the owner's token is in " + homeFile);
        }
        return Sha256.of(authorization.substring(SCHEME.length()).strip());
    }

    /** Who bears the token of a hash, or a 401 that says how to get one. Hashes are all of one length. */
    Caller bearer(String hash) {
        Caller found = null;
        for (Known each : known) {
            if (same(each.hash(), hash)) {
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

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
