package dev.dray.ingress.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The name a caller gave a request, so that sending it again does nothing more.
 *
 * @param text as the caller wrote it, without the quotation marks it may have
 * @param hash of the caller and the text
 * @param request hash of what was sent: the body byte for byte, its type and the attributes of a CloudEvent
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP
 *     header field</a>
 */
record IdempotencyKey(String text, String hash, String request) {
    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    /** The key of a request, if it has one. */
    static Optional<IdempotencyKey> of(Context context, Caller caller, byte[] body) {
        String header = context.header(HEADER);
        if (header == null) {
            return Optional.empty();
        }
        String text = unquoted(header.strip());
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest(
                    "%s: is empty, longer than %d characters or has control characters; send for instance a UUID"
                            .formatted(HEADER, LONGEST));
        }
        return Optional.of(new IdempotencyKey(
                text, Sha256.of(bytes(caller.name()), bytes(text)), Sha256.of(bytes(head(context)), body)));
    }

    private static String head(Context context) {
        Map<String, String> attributes = new TreeMap<>();
        context.headerMap().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("ce-") || lower.equals("content-type")) {
                attributes.put(lower, value);
            }
        });
        return attributes.toString();
    }

    /** A string as structured fields have it is in quotation marks; many send it without. */
    private static String unquoted(String header) {
        return header.length() > 1 && header.startsWith("\"") && header.endsWith("\"")
                ? header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1")
                : header;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
