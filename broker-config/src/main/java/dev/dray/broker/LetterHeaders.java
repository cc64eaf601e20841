package dev.dray.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record's headers as the text a dead letter keeps of them, and back. What is no UTF-8, or would be mistaken for what it
 * is not, is kept as {@code base64:…}; headers of one name are lines of one text, in their order.
 */
final class LetterHeaders {
    private static final String BASE64 = "base64:";
    private static final String NEXT = "\n";

    private LetterHeaders() {}

    static Map<String, String> text(Headers headers) {
        Map<String, String> text = new HashMap<>();
        for (Header header : headers) {
            text.merge(header.key(), text(header.value()), (before, next) -> before + NEXT + next);
        }
        return text;
    }

    /** The headers a text was made of; those without a value come back with an empty one. */
    static List<Header> headers(Map<String, String> text) {
        return text.entrySet().stream()
                .flatMap(each -> Arrays.stream(each.getValue().split(NEXT, -1))
                        .<Header>map(value -> new RecordHeader(each.getKey(), bytes(value))))
                .toList();
    }

    private static String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "";
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (!text.startsWith(BASE64) && !text.contains(NEXT)) {
                return text;
            }
        } catch (CharacterCodingException _) {
            // Kept as what follows.
        }
        return BASE64 + Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        try {
            return text.startsWith(BASE64)
                    ? Base64.getDecoder().decode(text.substring(BASE64.length()))
                    : text.getBytes(UTF_8);
        } catch (IllegalArgumentException _) {
            return text.getBytes(UTF_8); // It only looks like Base64.
        }
    }
}
